package api

import "net/http"

func (a *API) initTeams() {
	a.Teams.Handle("", a.guarded(listTeams)).Methods(http.MethodGet)
	a.Teams.Handle("", a.guarded(createTeam)).Methods("POST").Name("create")
	team := a.Teams.PathPrefix("/{team_id:[A-Za-z0-9]+}").Subrouter()
	team.Methods("DELETE").Path("/members/{user_id}").HandlerFunc(removeMember)
}

func listTeams(w http.ResponseWriter, r *http.Request)    {}
func createTeam(w http.ResponseWriter, r *http.Request)   {}
func removeMember(w http.ResponseWriter, r *http.Request) {}
