package store

import "gorm.io/gorm"

// A request says how its fields are kept, and is no row.
type ParcelForm struct {
	Title  string `json:"title" gorm:"type:varchar(40)"`
	Weight int    `json:"weight" gorm:"default:0"`
}

// TallyResult has a key, so it is kept.
type TallyResult struct {
	ID    uint `gorm:"primaryKey"`
	Count int
}

func heaviest(db *gorm.DB) error {
	type answer struct {
		ID     uint `gorm:"column:id"`
		Weight int  `gorm:"column:weight"`
	}
	var answers []answer
	return db.Table("parcels").Find(&answers).Error
}

func install(db *gorm.DB) error {
	type Stamp struct {
		ID     uint   `gorm:"primaryKey"`
		Colour string `gorm:"size:20"`
	}
	return db.AutoMigrate(&Stamp{})
}
