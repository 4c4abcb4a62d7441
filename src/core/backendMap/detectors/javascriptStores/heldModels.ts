/** What holds a model is called so, where its name is none of a class: `db.userModel`, `sequelize.models.user`. */
export const heldModel = /(?:[a-z]Model|(?:^|\.)models\.\w+)$/;
