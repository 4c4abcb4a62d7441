from alembic import op
import sqlalchemy as sa

revision = "x7"
down_revision = "y8"


def upgrade():
    op.add_column("shelves", sa.Column("hall", sa.Text(), nullable=False))
