package resolve

import (
	"fmt"
	"testing"

	"regesta/graph"
)

// Of many reasons the telling ones are kept: decisions, then differing names, then the frequent.
func TestReasonsAreCappedAndOrdered(t *testing.T) {
	counted := map[graph.Join]int{
		{A: "Brook", B: "Brook", Reason: "same name"}:                             40,
		{A: "Ada Brook", B: "Brook", Reason: "nobody else"}:                       2,
		{A: "Adah Brook", B: "Brook", Reason: "nobody else"}:                      5,
		{A: "Brook", B: "Quill", Reason: "decided by M. Finch", Decision: "d-12"}: 1,
	}
	for i := range 10 {
		counted[graph.Join{A: "Brook", B: fmt.Sprintf("Brook %d", i), Reason: "similar"}] = 1
	}
	list, more := telling(counted)
	if len(list) != shownReasons || more != len(counted)-shownReasons {
		t.Fatalf("%d kept and %d counted, want %d and %d", len(list), more, shownReasons, len(counted)-shownReasons)
	}
	if list[0].Decision != "d-12" || list[1].A != "Adah Brook" || list[1].Count != 5 || list[2].A != "Ada Brook" || list[3].B != "Brook 0" {
		t.Errorf("order: %+v", list)
	}
}
