package models

import "gorm.io/gorm"

type Kind int

type Label struct {
	gorm.Model
	Text string
}

func GetDB() *gorm.DB { return nil }

func (a *Alias) Keep() error { return GetDB().Create(a).Error }

func Texts() (found []Label) {
	GetDB().Joins("JOIN alias_tags t ON t.label_id = labels.id").
		Select("labels.text, count(*) AS total").
		Where("labels.text <> ? AND id > 3", "").
		Group("labels.text").Having("total > 1").
		Find(&found)
	return found
}

func (a *Alias) labelled() int64 {
	var count int64
	tagged(a.ID).Model(&Label{}).Where("text <> ?", "").Count(&count)
	return count
}

func tagged(id uint) *gorm.DB { return GetDB().Where("id = ?", id) }
