package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"regesta/corpus"
)

const profileHelp = `Read an edition as plain text and print the profile that "regesta build" would guess for it, as a YAML
file, with what was found by it as comments. Correct it and hand it to "regesta build --profile".
FILE "-" is standard input.`

const profileExample = `  regesta profile letters.txt > letters.yaml
  regesta build --profile letters.yaml letters.txt`

// zoneOrder is the order in which the findings list the kinds of zones.
var zoneOrder = []corpus.ZoneKind{
	corpus.Heading, corpus.Dateline, corpus.Address, corpus.Salutation, corpus.Signature, corpus.SourceNote, corpus.Note, corpus.Glossary,
}

func newProfile() *cobra.Command {
	return &cobra.Command{
		Use:     "profile FILE",
		Short:   "Print the guessed layout of an edition, to correct it",
		Long:    profileHelp,
		Example: profileExample,
		Args:    arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			guess, err := guessProfile(cmd.InOrStdin(), args[0])
			if err != nil {
				return err
			}
			yaml, err := guess.Profile.YAML()
			if err != nil {
				return err
			}
			printFindings(cmd.OutOrStdout(), args[0], guess)
			_, err = cmd.OutOrStdout().Write(yaml)
			return err
		},
	}
}

func guessProfile(in io.Reader, name string) (*corpus.Guess, error) {
	text, err := (&corpus.Opener{Stdin: in}).ReadText(name)
	if err != nil {
		return nil, err
	}
	return corpus.GuessProfile(name, text)
}

func printFindings(w io.Writer, name string, g *corpus.Guess) {
	fmt.Fprintf(w, "# Guessed from %s: %s, %s, %s of apparatus.\n", name, count(g.Documents, "document"), count(g.Parts, "part"), count(g.Apparatus, "piece"))
	fmt.Fprintf(w, "# A document starts by: %s\n", g.Layout)
	for _, kind := range zoneOrder {
		fmt.Fprintf(w, "#   %-12s %d\n", kind, g.Zones[kind])
	}
	fmt.Fprintln(w, "# Not guessed is the calendar of dates that do not say it: without \"calendar: julian\" their year decides.")
}

// readProfile reads an edition profile; no name is no profile.
func readProfile(name string) (*corpus.Profile, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, corpus.Unreadable(name, err)
	}
	defer f.Close()
	profile, err := corpus.ReadProfile(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return profile, nil
}
