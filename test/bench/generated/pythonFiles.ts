import type { GeneratedFile } from "./generateWorkspace.ts";
import { entitiesOf, times, title } from "./names.ts";

/** A service in FastAPI with SQLAlchemy. */
export function pythonFiles(service: string): readonly GeneratedFile[] {
  const root = `services/${service}`;
  const entities = entitiesOf(service);
  return [
    [`${root}/requirements.txt`, "fastapi\nsqlalchemy\nuvicorn\n"],
    [`${root}/app/main.py`, main(entities)],
    [`${root}/app/deps.py`, deps],
    ...entities.flatMap((entity): readonly GeneratedFile[] => [
      [`${root}/app/routers/${entity}.py`, router(entity)],
      [`${root}/app/services/${entity}.py`, workOn(entity)],
      [`${root}/app/models/${entity}.py`, model(entity)],
      [`${root}/tests/test_${entity}.py`, test(entity)],
    ]),
  ];
}

const main = (entities: readonly string[]): string => `from fastapi import Depends, FastAPI
from app.deps import current_user
${entities.map((one) => `from app.routers import ${one}`).join("\n")}

app = FastAPI(title="service")
${entities
  .map(
    (one) =>
      `app.include_router(${one}.router, prefix="/api/${one}s", dependencies=[Depends(current_user)])`,
  )
  .join("\n")}


@app.get("/health")
def health() -> dict[str, bool]:
    return {"ok": True}
`;

const deps = `from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer

oauth2 = OAuth2PasswordBearer(tokenUrl="token")


async def current_user(token: str = Depends(oauth2)):
    if token == "":
        raise HTTPException(status_code=401)
    return {"id": token}
`;

const router = (entity: string): string => `from fastapi import APIRouter, Depends, HTTPException
from app.deps import current_user
from app.services import ${entity} as service

router = APIRouter(tags=["${entity}"])


${times(
  6,
  (at) => `@router.get("/by-${at}/{item_id}")
async def read_${entity}_${at}(item_id: int, user=Depends(current_user)):
    found = await service.find_${at}(item_id, user["id"])
    if found is None:
        raise HTTPException(status_code=404, detail="not found")
    return found


@router.post("/by-${at}", status_code=201)
async def create_${entity}_${at}(body: dict, user=Depends(current_user)):
    if "name" not in body:
        raise HTTPException(status_code=422, detail="a name is needed")
    return await service.create_${at}(body, user["id"])

`,
)}
`;

const workOn = (entity: string): string => `from sqlalchemy import select
from app.models.${entity} import ${title(entity)}
from app.session import session


${times(
  11,
  (at) => `async def find_${at}(item_id: int, owner: str):
    statement = select(${title(entity)}).where(${title(entity)}.id == item_id)
    row = (await session.execute(statement)).scalar_one_or_none()
    if row is None or row.owner != owner:
        return None
    return {"id": row.id, "name": row.name, "total": sum(x.price for x in row.items)}


async def create_${at}(body: dict, owner: str):
    row = ${title(entity)}(name=body["name"], owner=owner, state="new")
    session.add(row)
    await session.commit()
    return {"id": row.id}

`,
)}
`;

const model = (entity: string): string => `from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class ${title(entity)}(Base):
    __tablename__ = "${entity}s"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    owner: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
${times(24, (at) => `    field_${at}: Mapped[str | None] = mapped_column(String(100), nullable=True)`)}
`;

const test = (entity: string): string => `import pytest
from app.services import ${entity} as service


${times(
  10,
  (at) => `@pytest.mark.asyncio
async def test_finds_${at}():
    created = await service.create_0({"name": "n${at}"}, "owner")
    found = await service.find_0(created["id"], "owner")
    assert found["name"] == "n${at}"

`,
)}
`;
