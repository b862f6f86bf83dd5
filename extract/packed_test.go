package extract

import (
	"reflect"
	"strconv"
	"testing"
)

// TestPacked fills every field there is, so that one that is added to a claim and not packed fails.
func TestPacked(t *testing.T) {
	n := 0
	var fill func(v reflect.Value)
	fill = func(v reflect.Value) {
		n++
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				fill(v.Field(i))
			}
		case reflect.String:
			v.SetString("word " + strconv.Itoa(n%17))
		case reflect.Int:
			v.SetInt(int64(n * 1000))
		case reflect.Float64:
			v.SetFloat(1 / float64(n))
		default:
			t.Fatalf("no value for a %s", v.Type())
		}
	}
	claims := make([]Claim, 40)
	for i := range claims[1:] {
		fill(reflect.ValueOf(&claims[i+1]).Elem())
	}
	claims[3].Evidence.Span.Start, claims[3].Evidence.Span.End = 9, 2 // nonsense is kept as it is
	if got := Pack(claims).Claims(); !reflect.DeepEqual(got, claims) {
		t.Errorf("got\n%v\nwant\n%v", got, claims)
	}
	for _, none := range [][]Claim{nil, {}} {
		if got := Pack(none).Claims(); len(got) != 0 {
			t.Errorf("of no claims came %v", got)
		}
	}
}
