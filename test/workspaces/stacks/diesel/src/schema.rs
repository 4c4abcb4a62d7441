diesel::table! {
    users (id) {
        id -> Int4,
        /// What people are greeted with.
        #[max_length = 100]
        name -> Nullable<Varchar>,
        #[sql_name = "type"]
        kind -> Text,
    }
}

diesel::table! {
    orders (id, owner_id) {
        id -> Int4,
        owner_id -> Int4,
        placed_at -> Timestamptz,
    }
}

diesel::joinable!(orders -> users (owner_id));

diesel::table! {
    parcels (id) {
        id -> Int4,
        owner_id -> Int4,
        weight -> Int4,
    }
}
