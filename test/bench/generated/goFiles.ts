import type { GeneratedFile } from "./generateWorkspace.ts";
import { entitiesOf, times, title } from "./names.ts";

/** A service in Go: chi routers, handlers in the packages of their entities. */
export function goFiles(service: string): readonly GeneratedFile[] {
  const root = `services/${service}`;
  const entities = entitiesOf(service);
  return [
    [
      `${root}/go.mod`,
      `module example.com/${service}\n\ngo 1.23\n\nrequire github.com/go-chi/chi/v5 v5.1.0\n`,
    ],
    [`${root}/main.go`, main(service, entities)],
    ...entities.flatMap((entity): readonly GeneratedFile[] => [
      [`${root}/internal/${entity}/handler.go`, handler(service, entity)],
      [`${root}/internal/${entity}/store.go`, store(entity)],
      [`${root}/internal/${entity}/types.go`, types(entity)],
      [`${root}/internal/${entity}/handler_test.go`, test(entity)],
    ]),
  ];
}

const main = (service: string, entities: readonly string[]): string => `package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
${entities.map((one) => `	"example.com/${service}/internal/${one}"`).join("\n")}
)

func main() {
	r := chi.NewRouter()
	r.Route("/api/v1", func(r chi.Router) {
${entities.map((one) => `		r.Mount("/${one}s", ${one}.Routes())`).join("\n")}
	})
	http.ListenAndServe(":8080", r)
}
`;

const handler = (service: string, entity: string): string => `package ${entity}

import (
	"encoding/json"
	"net/http"

	"example.com/${service}/internal/auth"
	"github.com/go-chi/chi/v5"
)

func Routes() chi.Router {
	r := chi.NewRouter()
	r.Use(auth.Require)
${times(6, (at) => `	r.Get("/by-${at}/{id}", find${at})\n	r.Post("/by-${at}", create${at})`)}
	return r
}

${times(
  6,
  (at) => `func find${at}(w http.ResponseWriter, r *http.Request) {
	id := chi.URLParam(r, "id")
	row, err := byID(r.Context(), id)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(row)
}

func create${at}(w http.ResponseWriter, r *http.Request) {
	var body ${title(entity)}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusCreated)
}
`,
)}
`;

const store = (entity: string): string => `package ${entity}

import (
	"context"
	"database/sql"
)

var db *sql.DB

${times(
  8,
  (
    at,
  ) => `func by${at === 0 ? "ID" : at}(ctx context.Context, id string) (*${title(entity)}, error) {
	row := db.QueryRowContext(ctx, "SELECT id, name, owner FROM ${entity}s WHERE id = $1", id)
	var one ${title(entity)}
	if err := row.Scan(&one.ID, &one.Name, &one.Owner); err != nil {
		return nil, err
	}
	return &one, nil
}
`,
)}
`;

const types = (entity: string): string => `package ${entity}

// ${title(entity)} as the table has it.
type ${title(entity)} struct {
	ID    string \`json:"id" db:"id"\`
	Name  string \`json:"name" db:"name"\`
	Owner string \`json:"owner" db:"owner"\`
${times(25, (at) => `	Field${at} *string \`json:"field${at},omitempty" db:"field${at}"\``)}
}
`;

const test = (entity: string): string => `package ${entity}

import "testing"

${times(
  12,
  (at) => `func TestFind${at}(t *testing.T) {
	one := ${title(entity)}{ID: "${at}", Name: "n${at}"}
	if one.ID != "${at}" {
		t.Fatalf("got %s", one.ID)
	}
}
`,
)}
`;
