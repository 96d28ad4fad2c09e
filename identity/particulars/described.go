package particulars

// Described is the form that describes a person of the file with all that the file holds: what one
// register tells another of them. The father's and the mother's names go with it; of a stranger it is empty.
func (f File) Described(personID string) Particulars {
	var out Particulars
	for _, p := range f.Persons {
		if p.ID == personID {
			out.Gender, out.PlaceOfBirth, out.Father, out.Mother = p.Gender, p.PlaceOfBirth, p.Father, p.Mother
		}
	}
	for _, n := range f.Names {
		if n.Person == personID {
			out.Names = append(out.Names, NameForm{Kind: n.Kind, Family: n.Family, Given: n.Given, NoGiven: n.NoGiven, Patronymic: n.Patronymic})
		}
	}
	for _, b := range f.Births {
		if b.Person == personID {
			out.Births = append(out.Births, birthForm(b.Date().ISO()))
		}
	}
	for _, n := range f.Nationalities {
		if n.Person == personID {
			out.Nationalities = append(out.Nationalities, n.State)
		}
	}
	for _, d := range f.Papers {
		if d.Person == personID {
			out.Documents = append(out.Documents, PaperForm{Kind: d.Kind, Number: d.Number, State: d.State, Expires: d.Expires.String()})
		}
	}
	return out
}
