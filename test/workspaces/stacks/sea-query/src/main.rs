mod names;

use names::{Guests, Owners, Tickets};
use sea_query::{Expr, PostgresQueryBuilder, Query};

fn sold(owner: &str) -> String {
    Query::select()
        .column((Tickets::Table, Tickets::TicketId))
        .from(Tickets::Table)
        .inner_join(Owners::Table, Expr::col((Owners::Table, Owners::OwnerId)).equals((Tickets::Table, Tickets::OwnerId)))
        .and_where(Expr::col((Owners::Table, Owners::Name)).eq(owner))
        .order_by((Tickets::Table, Tickets::SoldAt), sea_query::Order::Desc)
        .limit(20)
        .to_string(PostgresQueryBuilder)
}

fn sell(id: &str) -> String {
    Query::update()
        .table(Tickets::Table)
        .value(Tickets::SoldAt, Expr::current_timestamp())
        .and_where(Expr::col(Tickets::TicketId).eq(id))
        .to_string(PostgresQueryBuilder)
}

fn clear() -> (String, String) {
    let gone = Query::delete().from_table(Tickets::Table).to_string(PostgresQueryBuilder);
    let new = Query::insert().into_table(Owners::Table).columns([Owners::Name]).to_string(PostgresQueryBuilder);
    let _ = Query::select().from(Guests::Table).column(Guests::Name).to_string(PostgresQueryBuilder);
    (gone, new)
}
