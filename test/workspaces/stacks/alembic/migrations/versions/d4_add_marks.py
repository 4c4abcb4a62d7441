"""add marks"""

import sqlalchemy as sa
from alembic import op

revision = "d4"
down_revision = "c3"

TABLES = ["orders", "notes"]
NAMED = "marked_by"


def upgrade():
    for table in TABLES:
        op.add_column(table, sa.Column(NAMED, sa.Integer(), nullable=True))
        for column in ("first_mark", "last_mark"):
            op.add_column(table, sa.Column(column, sa.Text(), nullable=True))
    for column in made_up():
        op.add_column("reader", sa.Column(column, sa.Text(), nullable=True))


def downgrade():
    for table in TABLES:
        op.drop_column(table, NAMED)
