/** A method that answers at a path below its class's. */
export interface Exposed {
  readonly name: string;
  readonly url: string;
  readonly methods: readonly string[];
}

const get = ["GET"];
const form = ["GET", "POST"];
const at = (name: string, url: string, methods: readonly string[] = get): Exposed => ({
  ...{ name, url, methods },
});

const simpleForm = [at("this_form_get", "/form"), at("this_form_post", "/form", ["POST"])];
const actions = [
  at("action", "/action/<string:name>/<pk>", form),
  at("action_post", "/action_post", ["POST"]),
];

/** Classes of Flask-AppBuilder that views and APIs are made of, and what each exposes itself. */
export const appBuilderBases: ReadonlyMap<string, readonly Exposed[]> = new Map([
  ["BaseApi", []],
  ["BaseModelApi", []],
  [
    "ModelRestApi",
    [
      at("info", "/_info"),
      at("get", "/<pk>"),
      at("get_list", "/"),
      at("post", "/", ["POST"]),
      at("put", "/<pk>", ["PUT"]),
      at("delete", "/<pk>", ["DELETE"]),
    ],
  ],
  ["BaseView", []],
  ["BaseFormView", []],
  ["BaseModelView", []],
  ["BaseCRUDView", []],
  ["SimpleFormView", simpleForm],
  ["PublicFormView", simpleForm],
  [
    "ModelView",
    [
      at("list", "/list/"),
      at("show", "/show/<pk>"),
      at("add", "/add", form),
      at("edit", "/edit/<pk>", form),
      at("delete", "/delete/<pk>", form),
      at("download", "/download/<string:filename>"),
      ...actions,
    ],
  ],
  ["MasterDetailView", [at("list", "/list/"), at("list", "/list/<pk>"), ...actions]],
  ["MultipleView", [at("list", "/list/")]],
  [
    "CompactCRUDMixin",
    [
      at("list", "/list/", form),
      at("add", "/add/", form),
      at("edit", "/edit/<pk>", form),
      at("delete", "/delete/<pk>", form),
    ],
  ],
]);

export const isApiBase = (name: string): boolean => name === "BaseApi" || name === "ModelRestApi";
