use sea_query::Iden;

#[derive(Iden)]
pub enum Tickets {
    Table,
    TicketId,
    OwnerId,
    SoldAt,
}

#[derive(Iden)]
pub enum Owners {
    #[iden = "owner_list"]
    Table,
    OwnerId,
    Name,
}

/// Nothing makes a table of it.
#[derive(Iden)]
pub enum Guests {
    Table,
    Name,
}
