/* Classes are gone through as Python looks for a method: the class, then its bases from left to right. A mixin that
 * asks who calls does so only where it stands in front of the class that answers. */
#include "route_base.h"

#include "route_undone.h"
#include "route_word.h"
#include "row_get.h"

enum { BASES_DEEP = 8 };

static const struct {
	const char *names;
	enum route_framework is;
	unsigned answers;
} known[] = {
        {"ModelViewSet", ROUTE_VIEW_REST,
         ROUTE_LISTS | ROUTE_CREATES | ROUTE_RETRIEVES | ROUTE_UPDATES | ROUTE_DESTROYS},
        {"ReadOnlyModelViewSet", ROUTE_VIEW_REST, ROUTE_LISTS | ROUTE_RETRIEVES},
        {"APIView GenericAPIView ViewSet GenericViewSet ViewSetMixin", ROUTE_VIEW_REST, 0},
        {"ListAPIView", ROUTE_VIEW_REST, ROUTE_LISTS},
        {"CreateAPIView", ROUTE_VIEW_REST, ROUTE_CREATES},
        {"RetrieveAPIView", ROUTE_VIEW_REST, ROUTE_RETRIEVES},
        {"UpdateAPIView", ROUTE_VIEW_REST, ROUTE_UPDATES},
        {"DestroyAPIView", ROUTE_VIEW_REST, ROUTE_DESTROYS},
        {"ListCreateAPIView", ROUTE_VIEW_REST, ROUTE_LISTS | ROUTE_CREATES},
        {"RetrieveUpdateAPIView", ROUTE_VIEW_REST, ROUTE_RETRIEVES | ROUTE_UPDATES},
        {"RetrieveDestroyAPIView", ROUTE_VIEW_REST, ROUTE_RETRIEVES | ROUTE_DESTROYS},
        {"RetrieveUpdateDestroyAPIView", ROUTE_VIEW_REST, ROUTE_RETRIEVES | ROUTE_UPDATES | ROUTE_DESTROYS},
        {"ListModelMixin", ROUTE_VIEW_NONE, ROUTE_LISTS},
        {"CreateModelMixin", ROUTE_VIEW_NONE, ROUTE_CREATES},
        {"RetrieveModelMixin", ROUTE_VIEW_NONE, ROUTE_RETRIEVES},
        {"UpdateModelMixin", ROUTE_VIEW_NONE, ROUTE_UPDATES},
        {"DestroyModelMixin", ROUTE_VIEW_NONE, ROUTE_DESTROYS},
        {"View MethodView Resource HTTPEndpoint RequestHandler HTTPMethodView Controller", ROUTE_VIEW_PLAIN, 0},
        {"TemplateView RedirectView SpectacularAPIView SpectacularSwaggerView SpectacularRedocView", ROUTE_VIEW_PLAIN,
         ROUTE_SHOWS},
        {"ListView ArchiveIndexView YearArchiveView MonthArchiveView DayArchiveView", ROUTE_VIEW_PLAIN, ROUTE_LISTS},
        {"DetailView", ROUTE_VIEW_PLAIN, ROUTE_RETRIEVES},
        {"FormView", ROUTE_VIEW_PLAIN, ROUTE_FORM},
        {"CreateView UpdateView DeleteView", ROUTE_VIEW_PLAIN, ROUTE_FORM | ROUTE_CREATES},
        {"LoginView LogoutView PasswordResetView PasswordResetDoneView PasswordResetConfirmView "
         "PasswordResetCompleteView TokenObtainPairView TokenRefreshView TokenVerifyView TokenObtainSlidingView "
         "TokenBlacklistView ObtainAuthToken RegisterView SignupView SocialLoginView",
         ROUTE_VIEW_PLAIN, ROUTE_SIGNS_IN},
        {"object AccessMixin ContextMixin TemplateResponseMixin SingleObjectMixin MultipleObjectMixin FormMixin "
         "SuccessMessageMixin UserPassesTestMixin ModelFormMixin ProcessFormView NestedViewSetMixin Generic ABC",
         ROUTE_VIEW_NONE, 0},
};
static const char guards[] = "LoginRequiredMixin PermissionRequiredMixin StaffuserRequiredMixin GroupRequiredMixin "
                             "SuperuserRequiredMixin MultiplePermissionsRequiredMixin";

struct walk {
	struct route_finder *f;
	struct route_view *v;
	bool tests; /* UserPassesTestMixin stood in front: test_func() decides */
};

static void add_front(struct walk *w, enum route_auth auth, str by, str why)
{
	if (w->v->is == ROUTE_VIEW_NONE) /* behind the class that answers nobody asks it */
		route_add_verdict(&w->v->front, (struct route_verdict){auth, by, why});
}

/* A class of a package. */
static void on_theirs(struct walk *w, str name)
{
	if (str_listed(name, guards)) {
		const struct route_target t = {.module = S("django.contrib.auth.mixins")};
		struct route_verdict v = {ROUTE_GUARDED, name,
		                          arena_printf(w->f->arena, "%.*s refuses", STR_ARG(name))};
		v = route_undone_package(w->f, &t, v);
		add_front(w, v.auth, v.by, v.why);
		return;
	}
	w->tests = w->tests || (str_eq(name, S("UserPassesTestMixin")) && w->v->is == ROUTE_VIEW_NONE);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (!str_listed(name, known[i].names))
			continue;
		w->v->answers |= known[i].answers;
		w->v->is = w->v->is ? w->v->is : known[i].is;
		return;
	}
	w->v->unknown = true;
	if (route_guard_name(name))
		add_front(w, ROUTE_UNKNOWN, name,
		          arena_printf(w->f->arena, "what %.*s does is not known", STR_ARG(name)));
}

static void judge_ref(struct walk *w, size_t file, str ref)
{
	struct route_verdict v = route_judge(w->f, file, ref);
	if (v.auth != ROUTE_OPEN)
		add_front(w, v.auth, v.by, v.why);
}

/* Decorators of the class, and what runs in front of each of its methods. */
static void judge_class(struct walk *w, const struct route_part_at *class)
{
	static const char *const fronts[] = {"dispatch", "prepare", "initial", "check_permissions"};
	const struct node *marks = node_get(class->row, S("guards"));
	for (const struct node *g = marks ? marks->child : NULL; g; g = g->next)
		judge_ref(w, class->file, g->text);
	for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
		str name = arena_printf(w->f->arena, "%.*s.%s", STR_ARG(class->name), fronts[i]);
		if (route_find(w->f, class->file, S("function"), name))
			judge_ref(w, class->file, name);
	}
}

static void on_class(struct walk *w, size_t file, str ref, unsigned depth)
{
	struct route_target t = route_resolve(w->f, file, ref);
	const struct route_part_at *class = route_find(w->f, t.file, S("class"), t.name);
	struct route_view *v = w->v;
	if (!class) {
		str name = route_last(t.name.n ? t.name : ref);
		if (t.kind == ROUTE_TARGET_PACKAGE || str_eq(name, S("object")))
			on_theirs(w, name);
		else
			v->unknown = true;
		return;
	}
	for (size_t i = 0; i < v->n; i++)
		if (v->at[i] == class)
			return;
	if (v->n == sizeof v->at / sizeof *v->at || depth == BASES_DEEP) {
		v->unknown = true;
		return;
	}
	v->at[v->n++] = class;
	judge_class(w, class);
	const struct node *bases = node_get(class->row, S("bases"));
	for (const struct node *b = bases ? bases->child : NULL; b; b = b->next)
		on_class(w, class->file, b->text, depth + 1);
}

const struct route_part_at *route_view_method(struct route_finder *f, const struct route_view *v, str method, str *name)
{
	for (size_t i = 0; i < v->n; i++) {
		*name = arena_printf(f->arena, "%.*s.%.*s", STR_ARG(v->at[i]->name), STR_ARG(method));
		const struct route_part_at *p = route_find(f, v->at[i]->file, S("function"), *name);
		if (p)
			return p;
	}
	return NULL;
}

struct route_view route_view_of(struct route_finder *f, size_t file, str ref)
{
	struct route_view v = {.is = ROUTE_VIEW_NONE};
	struct walk w = {f, &v, false};
	str name;
	on_class(&w, file, ref, 0);
	const struct route_part_at *test = w.tests ? route_view_method(f, &v, S("test_func"), &name) : NULL;
	if (test) {
		enum route_framework is = v.is;
		v.is = ROUTE_VIEW_NONE; /* it stood in front */
		judge_ref(&w, test->file, arena_printf(f->arena, "%.*s?", STR_ARG(name)));
		v.is = is;
	}
	return v;
}
