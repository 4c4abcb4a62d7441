package server

import "net/http"

type Parcels struct{}

func NewParcels() *Parcels { return &Parcels{} }

func (p *Parcels) ListParcels(w http.ResponseWriter, r *http.Request) {}

func (p *Parcels) SealParcel(w http.ResponseWriter, r *http.Request, id int) {}
