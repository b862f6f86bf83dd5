package export

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"regesta/corpus"
)

// Notebook writes the tables with a notebook to begin from.
var Notebook = register(&Format{
	Name: "notebook",
	Doc: "A Jupyter notebook, letters.ipynb, with the tables of the format tables in a folder beside it. " +
		"It loads them with pandas and networkx and shows who wrote to whom, letters over time, the network, subjects and a map. It has not been run: what it shows is made on your machine.",
	Folder:   true,
	Attested: true,
	Run:      writeNotebook,
})

// notebookSource is the notebook as a script whose cells begin with "# %%".
//
//go:embed data/notebook.py
var notebookSource string

// A notebookCell is a cell in the order of fields that Jupyter writes.
type notebookCell struct {
	Type     string         `json:"cell_type"`
	ID       string         `json:"id"`
	Metadata map[string]any `json:"metadata"`
	Outputs  *[]any         `json:"outputs,omitempty"`
	Source   []string       `json:"source"`
}

// MarshalJSON writes execution_count as null, which code cells must have and others may not.
func (c notebookCell) MarshalJSON() ([]byte, error) {
	type plain notebookCell
	data, err := json.Marshal(plain(c))
	if err != nil || c.Type != "code" {
		return data, err
	}
	return append([]byte(`{"execution_count":null,`), data[1:]...), nil
}

func writeNotebook(ctx context.Context, v *View, out *Output) error {
	if err := writeTables(ctx, v, out.in("tables")); err != nil {
		return err
	}
	cells := []notebookCell{{
		Type: "markdown", ID: "about", Metadata: map[string]any{}, Source: []string{"Made by " + v.Maker() + ". " + corpus.OneLine(v.Note())},
	}}
	for i, block := range strings.Split("\n"+notebookSource, "\n# %%")[1:] {
		cells = append(cells, cellOf(fmt.Sprintf("cell-%d", i+1), block))
	}
	data, err := json.MarshalIndent(map[string]any{
		"cells": cells, "nbformat": 4, "nbformat_minor": 5,
		"metadata": map[string]any{
			"kernelspec":    map[string]string{"display_name": "Python 3", "language": "python", "name": "python3"},
			"language_info": map[string]string{"name": "python"},
		},
	}, "", " ")
	if err != nil {
		return err
	}
	file, err := out.Create("letters.ipynb")
	if err != nil {
		return err
	}
	_, err = file.Write(append(data, '\n'))
	return firstError(err, file.Close())
}

// cellOf makes a cell of what stands behind "# %%".
func cellOf(id, block string) notebookCell {
	head, body, _ := strings.Cut(block, "\n")
	lines := strings.SplitAfter(strings.Trim(body, "\n"), "\n")
	if strings.Contains(head, "[markdown]") {
		for i, line := range lines {
			lines[i] = strings.TrimPrefix(strings.TrimPrefix(line, "#"), " ")
		}
		return notebookCell{Type: "markdown", ID: id, Metadata: map[string]any{}, Source: lines}
	}
	return notebookCell{Type: "code", ID: id, Metadata: map[string]any{}, Outputs: &[]any{}, Source: lines}
}
