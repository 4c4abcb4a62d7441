package store

import sq "github.com/Masterminds/squirrel"

const usersTable = "users"

func (s *Store) List(title string, all bool) sq.SelectBuilder {
	query := sq.Select("u.id", "u.name").
		From("users u").
		LeftJoin("teams t ON t.id = u.team_id").
		Where(sq.Eq{"t.title": title})
	if !all {
		query = query.Where(sq.And{sq.Gt{"u.id": 3}, sq.Expr("u.name <> ?", "")}).Limit(10)
	}
	return query.OrderBy("u.name DESC")
}

func (s *Store) Add(name string) sq.InsertBuilder {
	return s.builder.Insert(usersTable).Columns("id", "name").Values(1, name).Suffix("ON CONFLICT DO NOTHING")
}

func (s *Store) Rename(id int, name string) sq.UpdateBuilder {
	return sq.Update("users").Set("name", name).SetMap(map[string]interface{}{"team_id": nil}).Where("id = ?", id)
}

func (s *Store) Drop(id int) (string, []any, error) {
	s.seen.Delete("users")
	return sq.Delete("teams").Where(sq.Eq{"id": id}).ToSql()
}
