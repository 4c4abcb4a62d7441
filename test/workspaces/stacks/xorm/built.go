package models

import (
	"xorm.io/builder"
	"xorm.io/xorm"
)

func cardsBuilt(s *xorm.Session, boards []int64) ([]*Card, error) {
	cards := []*Card{}
	err := s.Where(builder.Eq{"note": "x"}.And(builder.Neq{"heading": ""})).
		And(builder.In("board_id", boards)).
		Find(&cards)
	return cards, err
}

func cardIDs(s *xorm.Session, board int64) ([]int64, error) {
	var ids []int64
	err := s.Table("cards").Cols("id").Join("INNER", "boards", "boards.id = cards.board_id").
		Where(builder.Eq{"boards.name": "x"}).Find(&ids)
	return ids, err
}

type Member struct {
	ID       int64  `xorm:"pk autoincr 'member_id'"`
	IsActive bool   `xorm:"active INDEX"`
	Zone     string `xorm:"NOT NULL DEFAULT 'UTC'"`
	Since    int64  `xorm:"created NOT NULL DEFAULT 0"`
	Extra    string `xorm:"TEXT extra_data COMMENT('what is left')"`
}
