package models

import (
	"net/http"

	"gorm.io/gorm"
)

type Store struct{ db *gorm.DB }

func (s *Store) List(owner uint) ([]User, error) {
	var users []User
	err := s.db.Preload("Orders").Where("email <> ? AND id > ?", "", owner).Order("email desc").Find(&users).Error
	return users, err
}

func (s *Store) One(id uint) (*User, error) {
	user := &User{}
	return user, s.db.First(user, id).Error
}

func (s *Store) Search(r *http.Request) (found []*Order) {
	term := r.URL.Query().Get("q")
	query := s.db.Where("owner_id = '" + term + "'")
	query.Limit(20).Find(&found)
	return found
}

func (s *Store) Rename(users []User) error {
	return s.db.Transaction(func(tx *gorm.DB) error {
		for _, user := range users {
			if err := tx.Model(&user).Updates(map[string]any{"full_name": "-"}).Error; err != nil {
				return err
			}
		}
		return tx.Where("owner_id = ?", 0).Delete(&Order{}).Error
	})
}

func (s *Store) Tally() (count int64) {
	s.db.Model(&Order{}).Where(&Order{UserID: 1}).Count(&count)
	return count
}

type cache struct{ held map[string]*User }

func (c *cache) Save(user *User) { c.held[user.Email] = user }

func (c *cache) keep(user *User) { c.Save(user) }

func (s *Store) Placed(owner uint) (found []Order) {
	s.live(s.db.Where("owner_id = ?", owner)).Find(&found)
	return found
}

func (s *Store) live(query *gorm.DB) *gorm.DB { return query.Where("placed_at IS NOT NULL") }

func firstUsers(engine *Engine, name string) ([]User, error) {
	users := make([]User, 0)
	session := engine.Context()
	session.Where("name = ?", name)
	session.Limit(20)
	err := session.Find(&users)
	return users, err
}
