import requests
from fastapi import Depends, FastAPI, Request
from sqlalchemy import select, text

from app.access import current_user, get_session
from app.guarded import router
from app.models import Book, Loan
from app.shelves import router as shelves

app = FastAPI()
app.include_router(router)
app.include_router(shelves)


@app.get("/loans")
def list_loans(session=Depends(get_session)):
    loans = session.execute(select(Loan).limit(50)).scalars().all()
    return [{"id": one.id, "book": book_of(session, one.book_id)} for one in loans]


def book_of(session, book_id):
    return session.execute(select(Book).where(Book.id == book_id)).scalars().first()


@app.get("/loans/each")
def each_loan(session=Depends(get_session)):
    found = []
    for loan in session.execute(select(Loan).limit(50)).scalars().all():
        found.append(session.execute(select(Book).where(Book.id == loan.book_id)).scalars().first())
    return found


@app.get("/loans/sorted")
def sorted_loans(request: Request, session=Depends(get_session)):
    return session.execute(text(f"SELECT id FROM loans ORDER BY {request.query_params['sort']} LIMIT 20"))


@app.post("/loans")
def lend(book_id: int, session=Depends(get_session)):
    session.add(Loan(book_id=book_id))
    session.commit()
    requests.post("https://mail.example/send", json={"book": book_id})


@app.post("/loans/apart")
def lend_apart(book: Book, session=Depends(get_session)):
    session.add(Loan(book_id=book.id))
    session.commit()
    session.add(Book(title="copy"))
    session.commit()


# Silent: one transaction, a time-out, a loop that ends with what it finds.
@app.post("/loans/together")
def lend_together(book_id: int, session=Depends(get_session)):
    session.add(Loan(book_id=book_id))
    session.add(Book(title="copy"))
    session.commit()
    requests.post("https://mail.example/send", json={"book": book_id}, timeout=5)


@app.get("/loans/first-lent")
def first_lent(session=Depends(get_session)):
    for loan in session.execute(select(Loan).limit(50)).scalars().all():
        if loan.id > 10:
            return session.execute(select(Book).where(Book.id == loan.book_id)).scalars().first()
    return None


# Silent: parts of one query, and many asked for at a time.
@app.post("/loans/search")
def search_loans(shelves: dict[str, list[int]], session=Depends(get_session)):
    filters = []
    for title, ids in shelves.items():
        filters.append(Loan.book_id.in_(select(Book.id).where(Book.title == title)))
    return session.execute(select(Loan).where(*filters).limit(50)).scalars().all()
