/** HTTP methods that generic views answer by themselves, by the last name of the class. */
const answers: Readonly<Record<string, string>> = {
  // REST framework
  ListAPIView: "get",
  CreateAPIView: "post",
  RetrieveAPIView: "get",
  DestroyAPIView: "delete",
  UpdateAPIView: "put patch",
  ListCreateAPIView: "get post",
  RetrieveUpdateAPIView: "get put patch",
  RetrieveDestroyAPIView: "get delete",
  RetrieveUpdateDestroyAPIView: "get put patch delete",
  ObtainAuthToken: "post",
  TokenObtainPairView: "post",
  TokenRefreshView: "post",
  TokenVerifyView: "post",
  TokenBlacklistView: "post",
  TokenObtainSlidingView: "post",
  TokenRefreshSlidingView: "post",
  SpectacularAPIView: "get",
  SpectacularJSONAPIView: "get",
  SpectacularYAMLAPIView: "get",
  SpectacularSwaggerView: "get",
  SpectacularRedocView: "get",
  // Django
  ListView: "get",
  DetailView: "get",
  TemplateView: "get",
  RedirectView: "get",
  CreateView: "get post",
  UpdateView: "get post",
  FormView: "get post",
  DeleteView: "get post",
  ArchiveIndexView: "get",
  YearArchiveView: "get",
  MonthArchiveView: "get",
  WeekArchiveView: "get",
  DayArchiveView: "get",
  TodayArchiveView: "get",
  DateDetailView: "get",
  LoginView: "get post",
  LogoutView: "post",
  PasswordChangeView: "get post",
  PasswordChangeDoneView: "get",
  PasswordResetView: "get post",
  PasswordResetDoneView: "get",
  PasswordResetConfirmView: "get post",
  PasswordResetCompleteView: "get",
  JavaScriptCatalog: "get",
};

/** Actions that a set of views has by itself. */
const actions: Readonly<Record<string, string>> = {
  ModelViewSet: "list create retrieve update partial_update destroy",
  ReadOnlyModelViewSet: "list retrieve",
  ListModelMixin: "list",
  CreateModelMixin: "create",
  RetrieveModelMixin: "retrieve",
  UpdateModelMixin: "update partial_update",
  DestroyModelMixin: "destroy",
};

const listed = (
  table: Readonly<Record<string, string>>,
  names: readonly string[],
): readonly string[] =>
  names.flatMap((name) => (Object.hasOwn(table, name) ? (table[name] ?? "").split(" ") : []));

export const answeredBy = (names: readonly string[]): readonly string[] => listed(answers, names);
export const actionsOf = (names: readonly string[]): readonly string[] => listed(actions, names);

/** What each action of a set answers, and whether it is of one record. */
export const standardActions: readonly {
  readonly action: string;
  readonly method: string;
  readonly isDetail: boolean;
}[] = [
  { action: "list", method: "GET", isDetail: false },
  { action: "create", method: "POST", isDetail: false },
  { action: "retrieve", method: "GET", isDetail: true },
  { action: "update", method: "PUT", isDetail: true },
  { action: "partial_update", method: "PATCH", isDetail: true },
  { action: "destroy", method: "DELETE", isDetail: true },
];
