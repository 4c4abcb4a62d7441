package api

import (
	"net/http"

	"github.com/gorilla/mux"
)

type route struct {
	Method  string
	Pattern string
	Handler http.HandlerFunc
}

func (r route) Methods() []string {
	if r.Method == http.MethodGet {
		return []string{r.Method}
	}
	return []string{r.Method, http.MethodOptions}
}

// Jobs answers the requests itself, by a router that it holds.
type Jobs struct {
	router *mux.Router
}

func NewJobs() *Jobs {
	jobs := &Jobs{router: mux.NewRouter()}
	jobs.router.HandleFunc("/run", runJob).Methods("POST")
	return jobs
}

func (j *Jobs) ServeHTTP(w http.ResponseWriter, r *http.Request) { j.router.ServeHTTP(w, r) }

func (a *API) initTables(ids []int) {
	one := a.Root.Path("/one/{id}").Subrouter()
	one.Methods("GET").HandlerFunc(listTeams)

	for _, r := range map[string]route{
		"list":   {http.MethodGet, "/reports", listReports},
		"create": {"POST", "/reports", createReport},
	} {
		a.Root.Methods(r.Method).Path(r.Pattern).Handler(r.Handler)
	}
	for _, r := range []route{{"PUT", "/reports/{id}", createReport}} {
		a.Root.Methods(r.Methods()...).Path(r.Pattern).Handler(r.Handler)
	}
	a.Root.PathPrefix("/jobs").Handler(http.StripPrefix("/api/v2/jobs", NewJobs()))
}

func listReports(w http.ResponseWriter, r *http.Request)  {}
func createReport(w http.ResponseWriter, r *http.Request) {}
func runJob(w http.ResponseWriter, r *http.Request)       {}
