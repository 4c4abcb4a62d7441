from alembic import op
import sqlalchemy as sa

revision = "z9"
down_revision = "a1"


def upgrade():
    op.add_column("orders", sa.Column("currency", sa.Text(), nullable=False))
