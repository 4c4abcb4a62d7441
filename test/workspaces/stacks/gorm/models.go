package models

import (
	"time"

	"gorm.io/gorm"
)

type User struct {
	gorm.Model
	Email    string `gorm:"uniqueIndex;not null"`
	FullName *string
	Orders   []Order
	secret   string
}

type Order struct {
	ID       uint      `gorm:"primaryKey"`
	UserID   uint      `gorm:"column:owner_id;index"`
	User     User      `gorm:"foreignKey:UserID"`
	PlacedAt time.Time `gorm:"default:now()"`
	Note     string    `gorm:"-"`
}

// TableName is what the table was called before there were models.
func (Order) TableName() string { return "shop_orders" }

// Page is no table.
type Page struct {
	Number int
}

// Base is embedded.
type Base struct {
	ID        uint `gorm:"primaryKey"`
	CreatedAt time.Time
}

type Alias struct {
	Base
	APIKey   string `json:"api_key"`
	AIPrompt string `gorm:"size:20"`
	Label    Label
	LabelID  uint
	Kind     Kind
	Tags     []Label `gorm:"many2many:alias_tags"`
	Rivals   []Alias `gorm:"many2many:alias_rivals"`
}
