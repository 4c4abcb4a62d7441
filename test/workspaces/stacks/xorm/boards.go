package models

import "xorm.io/xorm"

type Board struct {
	ID   int64  `xorm:"bigint autoincr not null unique pk"`
	Name string `xorm:"varchar(250) not null"`
}

func (*Board) TableName() string { return "boards" }

func boardsByID(s *xorm.Session, ids []int64) (map[int64]*Board, error) {
	boards := make(map[int64]*Board)
	err := s.In("id", ids).Find(&boards)
	return boards, err
}

func countBoards(s *xorm.Session) (int64, error) {
	return s.Table("boards").Count()
}

func boardOf(s *xorm.Session, card int64) (*Board, error) {
	board := &Board{}
	_, err := s.Join("INNER", "cards", "cards.board_id = boards.id").Where("cards.id = ?", card).Get(board)
	return board, err
}

func rename(s *xorm.Session, card int64, name string) error {
	board, err := boardOf(s, card)
	if err != nil {
		return err
	}
	board.Name = name
	_, err = s.ID(board.ID).Cols("name").Update(board)
	return err
}

func kept(session *memory, key string) string {
	return session.Get(key)
}
