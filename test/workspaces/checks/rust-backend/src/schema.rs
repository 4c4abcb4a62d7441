diesel::table! {
    ships (id) {
        id -> Int8,
        name -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    berths (id) {
        id -> Int8,
        ship_id -> Int8,
        label -> Nullable<Text>,
        depth -> Int4,
    }
}
