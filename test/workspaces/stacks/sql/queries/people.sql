-- name: PersonByEmail :one
SELECT id, name FROM people WHERE email = $1 LIMIT 1;

-- name: RenamePerson :exec
UPDATE people SET name = $2 WHERE id = $1;

-- name: OrdersOfPeople :many
SELECT o.id FROM orders o JOIN active_people p ON p.id = o.user_id ORDER BY o.id;
