package queries

// LetterParams are the parameters by which letters are chosen, attested ones too.
func LetterParams() []Param { return chartParams() }

// A ParamInfo is a parameter as programs are told of it.
type ParamInfo struct {
	Name       string `json:"name"`
	Kind       Kind   `json:"kind"`
	Doc        string `json:"doc"`
	Required   bool   `json:"required,omitempty"`
	Repeat     bool   `json:"repeat,omitempty"`
	Positional bool   `json:"positional,omitempty"`
}

// Describe tells of parameters.
func Describe(params []Param) []ParamInfo {
	list := make([]ParamInfo, 0, len(params))
	for _, p := range params {
		list = append(list, ParamInfo{p.Name, p.Kind, p.Doc, p.Required, p.Repeat, p.Positional})
	}
	return list
}
