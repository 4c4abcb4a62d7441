package models

import "xorm.io/xorm"

type Card struct {
	ID      int64  `xorm:"bigint autoincr not null unique pk" json:"id"`
	Title   string `xorm:"varchar(250) not null 'heading'"`
	BoardID int64  `xorm:"bigint not null index"`
	Note    *string
	Labels  []string `xorm:"-"`
}

// TableName is its table.
func (*Card) TableName() string { return "cards" }

func cardsOf(s *xorm.Session, board int64) ([]*Card, error) {
	cards := []*Card{}
	err := s.Where("board_id = ?", board).OrderBy("id").Find(&cards)
	return cards, err
}

func retitle(s *xorm.Session, card *Card) error {
	_, err := s.ID(card.ID).Cols("heading").Update(card)
	return err
}
