package api

import (
	"net/http"

	"github.com/gorilla/mux"
)

type API struct {
	Root  *mux.Router
	Teams *mux.Router
}

func (a *API) Init() {
	a.Teams = a.Root.PathPrefix("/teams").Subrouter()
	a.initTeams()
}

func (a *API) guarded(h http.HandlerFunc) http.Handler { return h }
