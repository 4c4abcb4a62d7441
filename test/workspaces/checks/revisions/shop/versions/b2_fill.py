from alembic import op

revision = "b2"
down_revision = "z9"


# What comes after is of rows alone; the one before it ran long ago.
def upgrade():
    op.execute("UPDATE orders SET currency = 'EUR'")
