package store

import "github.com/doug-martin/goqu/v9"

func teams(dialect goqu.DialectWrapper, title string) *goqu.SelectDataset {
	return dialect.From("teams").
		Select(goqu.C("id"), "title").
		Where(goqu.C("title").Eq(title), goqu.Ex{"teams.id": 4}).
		Order(goqu.I("teams.title").Asc())
}

func add(dialect goqu.DialectWrapper, title string) *goqu.InsertDataset {
	return dialect.Insert("teams").Rows(goqu.Record{"title": title})
}
