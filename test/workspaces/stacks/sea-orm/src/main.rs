mod entity;

use entity::order::Entity as Order;
use entity::user;

async fn list(db: &DatabaseConnection) -> Result<Vec<user::Model>, DbErr> {
    user::Entity::find().filter(user::Column::Email.contains("@")).all(db).await
}

async fn one(db: &DatabaseConnection, id: i32) -> Result<Option<user::Model>, DbErr> {
    user::Entity::find_by_id(id).one(db).await
}

async fn clear(db: &DatabaseConnection, ids: Vec<i32>) -> Result<(), DbErr> {
    db.transaction(|tx| {
        Box::pin(async move {
            for id in ids {
                Order::delete_by_id(id).exec(tx).await?;
            }
            Ok(())
        })
    })
    .await
}

fn lookup() -> Option<Place> {
    Place::find("here")
}
