package corpus

import "golang.org/x/text/language"

// languageCode brings a language tag ("deu", "de-AT", "ger") to ISO 639-1 where there is one, and
// returns nothing for a tag that names no language.
func languageCode(tag string) string {
	if code, ok := bibliographic[tag]; ok {
		return code
	}
	parsed, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, sure := parsed.Base()
	if sure == language.No || base.String() == "und" {
		return ""
	}
	return base.String()
}

// bibliographic are the codes of ISO 639-2/B that differ from those the parser knows.
var bibliographic = map[string]string{
	"alb": "sq", "arm": "hy", "baq": "eu", "bur": "my", "chi": "zh", "cze": "cs", "dut": "nl", "fre": "fr", "geo": "ka", "ger": "de",
	"gre": "el", "ice": "is", "mac": "mk", "mao": "mi", "may": "ms", "per": "fa", "rum": "ro", "slo": "sk", "tib": "bo", "wel": "cy",
}
