/* Routes of Nest: decorators in front of classes and methods, guards of a whole app and what opens them, middleware of
 * modules, resolvers of GraphQL. */
#include <stdio.h>

#include "repo.h"

#define COMMON "import { Controller, Get, Post, Delete, UseGuards, SetMetadata, Module } from '@nestjs/common';\n"
#define GUARD  "import { AuthGuard } from '@nestjs/passport';\nexport class JwtGuard extends AuthGuard('jwt') {}\n"
#define MAIN                                                                                                           \
	"import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\nconst app = await "   \
	"NestFactory.create(AppModule);\n"

Test(route_nest, guards_of_classes_and_methods)
{
	struct repo_facts r = REPO(
	        {"src/main.ts",
	         MAIN "app.setGlobalPrefix('api');\napp.enableVersioning({ type: VersioningType.URI });\n"},
	        {"src/guard.ts", GUARD},
	        {"src/a.ts", COMMON
	         "import { JwtGuard } from './guard';\n@Controller({ path: 'a', version: '1' })\n"
	         "@UseGuards(JwtGuard)\nexport class A {\n  @Get(':id')\n  one() { return this.s.find(); }\n}\n"},
	        {"src/b.ts", COMMON "import { JwtGuard } from './guard';\n@Controller(['b', 'c'])\nexport class B {\n"
	                            "  @Post() @UseGuards(JwtGuard) async add(@Body() b: X) { await db.x.create(b); }\n"
	                            "  @Get() all() { return 1; }\n  @Delete()\n  public async delete(@Body() b: X): "
	                            "Promise<void> { f(); }\n  "
	                            "helper() {}\n}\n"});
	repo_expect(&r, "routes", "method route auth guard",
	            "GET /api/v1/a/:id guarded JwtGuard|POST /api/b guarded JwtGuard|POST /api/c guarded JwtGuard|GET "
	            "/api/b open -|GET /api/c open -|DELETE /api/b open -|DELETE /api/c open -");
	repo_free(&r);
}

Test(route_nest, guards_are_told_by_what_they_do)
{
	struct repo_facts r = REPO(
	        {"g.ts",
	         "import { AuthGuard } from '@nestjs/passport';\nimport { ThrottlerGuard } from '@nestjs/throttler';\n"
	         "export class Own { constructor(private jwt: JwtService) {}\n  async canActivate(context) {\n"
	         "    const request = context.switchToHttp().getRequest();\n    const token = this.take(request);\n"
	         "    if (!token || !(await this.jwt.verifyAsync(token))) throw new UnauthorizedException();\n    "
	         "return true; }\n"
	         "  take(request) { return request.headers.authorization; } }\n"
	         "export class Says { canActivate(context) { const { user } = context.getRequest(); "
	         "return this.check(user, context.getRequest().session.user); } check(u, s) { return !!s; } }\n"
	         "export class All { canActivate(context) { return true; } }\n"
	         "export class Mild extends AuthGuard('jwt') { handleRequest(err, user) { return user; } }\n"
	         "export class Strict extends AuthGuard('jwt') { handleRequest(err, user) { if (err || !user) throw "
	         "err || new UnauthorizedException(); return user; } }\n"
	         "export class Deep extends Strict { canActivate(context) { return super.canActivate(context); } }\n"
	         "export class Slow extends ThrottlerGuard {}\n"},
	        {"a.ts",
	         COMMON "import * as g from './g';\nimport { Gone } from './gone';\n@Controller()\nexport class A {\n"
	                "  @Get('1') @UseGuards(g.Own) a() {}\n  @Get('2') @UseGuards(g.Says) b() {}\n"
	                "  @Get('3') @UseGuards(g.All) c() {}\n  @Get('4') @UseGuards(g.Mild) d() {}\n"
	                "  @Get('5') @UseGuards(new g.Strict()) e() {}\n  @Get('6') @UseGuards(g.Deep) f() {}\n"
	                "  @Get('7') @UseGuards(g.Slow) g() {}\n  @Get('8') @UseGuards(Gone) h() {}\n}\n"});
	repo_expect(&r, "routes", "route auth",
	            "/1 guarded|/2 guarded|/3 open|/4 open|/5 guarded|/6 guarded|/7 open|/8 ?");
	repo_free(&r);
}

#define PUBLIC                                                                                                         \
	"import { SetMetadata } from '@nestjs/common';\nexport const KEY = 'isPublic';\nexport const Public = () => "  \
	"SetMetadata(KEY, true);\nexport const Roles = (...roles) => SetMetadata('roles', roles);\n"
#define ASKS                                                                                                           \
	"import { KEY } from './public';\nimport { AuthGuard } from '@nestjs/passport';\n"                             \
	"export class Global extends AuthGuard('jwt') { constructor(private reflector: Reflector) { super(); }\n"      \
	"  canActivate(context) { const isPublic = this.reflector.getAllAndOverride(KEY, [context.getHandler()]);\n"   \
	"    if (isPublic) { return true; }\n    return super.canActivate(context); } }\n"                             \
	"export class RolesGuard { constructor(private reflector: Reflector) {}\n  canActivate(context) {\n"           \
	"    const roles = this.reflector.get('roles', context.getHandler());\n    if (!roles) return true;\n"         \
	"    const { user } = context.switchToHttp().getRequest().user;\n    return roles.includes(user.role); } }\n"

Test(route_nest, a_guard_of_the_whole_app_and_what_opens_it)
{
	struct repo_facts r =
	        REPO({"src/main.ts", MAIN}, {"src/public.ts", PUBLIC}, {"src/asks.ts", ASKS},
	             {"src/app.module.ts",
	              COMMON "import { Global } from './asks';\nimport { APP_GUARD } from '@nestjs/core';\n"
	                     "@Module({ providers: [{ provide: APP_GUARD, useClass: Global }] })\n"
	                     "export class AppModule {}\n"},
	             {"src/a.ts",
	              COMMON "import { Public } from './public';\nimport { SkipAuth } from '@acme/open';\n"
	                     "@Controller('a')\nexport class A {\n  @Get('1') a() {}\n  @Public() @Get('2') b() {}\n"
	                     "  @SetMetadata('isPublic', true) @Get('3') c() {}\n  @SkipAuth() @Get('4') d() {}\n}\n"
	                     "@Public()\n@Controller('b')\nexport class B { @Get() e() {} }\n"});
	repo_expect(&r, "routes", "route auth", "/a/1 guarded|/a/2 open|/a/3 open|/a/4 ?|/b open");
	repo_free(&r);
}

Test(route_nest, a_guard_that_only_counts_where_roles_are_told)
{
	struct repo_facts r =
	        REPO({"src/main.ts", MAIN "import { RolesGuard } from './asks';\n"
	                                  "app.useGlobalGuards(new RolesGuard(new Reflector()));\n"},
	             {"src/public.ts", PUBLIC}, {"src/asks.ts", ASKS},
	             {"src/a.ts", COMMON "import { Roles } from './public';\n@Controller('a')\nexport class A {\n"
	                                 "  @Get('1') a() {}\n  @Roles('admin') @Get('2') b() {}\n}\n"});
	repo_expect(&r, "routes", "route auth", "/a/1 open|/a/2 guarded");
	repo_free(&r);
}

Test(route_nest, decorators_that_hold_guards)
{
	struct repo_facts r = REPO(
	        {"auth.ts",
	         "import { applyDecorators, UseGuards } from '@nestjs/common';\nimport { JwtGuard } from './guard';\n"
	         "export function Auth(...roles) { return applyDecorators(UseGuards(JwtGuard)); }\n"},
	        {"guard.ts", GUARD},
	        {"a.ts", COMMON
	         "import { Auth } from './auth';\n@Controller('a')\nexport class A {\n  @Auth() @Get('1') a() {}\n"
	         "  @Auth([], { public: true }) @Get('2') b() {}\n  @Get('3') c() {}\n}\n"});
	repo_expect(&r, "routes", "route auth", "/a/1 guarded|/a/2 ?|/a/3 open");
	repo_free(&r);
}

Test(route_nest, middleware_of_a_module)
{
	struct repo_facts r = REPO(
	        {"m.ts",
	         "import { Mid } from './mid';\nexport class M { configure(consumer) {\n"
	         "  consumer.apply(Mid).forRoutes({ path: 'a/:id', method: RequestMethod.PUT }, 'b/*', C);\n} }\n"},
	        {"mid.ts", "export class Mid { async use(req, res, next) { const t = await "
	                   "verify(req.headers.authorization); if (!t) "
	                   "throw new HttpException('x', HttpStatus.UNAUTHORIZED); next(); } }\n"},
	        {"a.ts", COMMON "@Controller()\nexport class A {\n  @Put('a/:id') a() {}\n  @Get('a/:id') b() {}\n"
	                        "  @Get('b/x') c() {}\n}\n@Controller('c')\nexport class C { @Get() d() {} }\n"
	                        "import { Put } from '@nestjs/common';\n"});
	repo_expect(&r, "routes", "method route auth",
	            "PUT /a/:id guarded|GET /a/:id open|GET /b/x guarded|GET /c guarded");
	repo_free(&r);
}

Test(route_nest, what_middleware_leaves_out)
{
	struct repo_facts r =
	        REPO({"m.ts",
	              "import { Mid } from './mid';\nexport class M { configure(consumer) {\n"
	              "  consumer.apply(Mid).exclude({ path: 'a', method: RequestMethod.POST }, 'a/in/(.*)', 'a/:id/x')"
	              ".forRoutes(A, '{*path}');\n} }\n"},
	             {"mid.ts", "export class Mid { async use(req, res, next) { const t = await "
	                        "verify(req.headers.authorization); if (!t) "
	                        "throw new HttpException('x', HttpStatus.UNAUTHORIZED); next(); } }\n"},
	             {"a.ts", COMMON "@Controller('a')\nexport class A {\n  @Get() a() {}\n  @Post() b() {}\n"
	                             "  @Get('in/1') c() {}\n  @Get('1/x') d() {}\n}\n"
	                             "@Controller('z')\nexport class Z { @Get() d() {} }\n"});
	repo_expect(&r, "routes", "method route auth",
	            "GET /a guarded|POST /a open|GET /a/in/1 open|GET /a/1/x ?|GET /z guarded");
	repo_free(&r);
}

Test(route_nest, a_guard_that_chooses_among_others)
{
	struct repo_facts r =
	        REPO({"g.ts", "export class Own { constructor(private jwt: JwtService) {\n"
	                      "    this.all = { none: { canActivate: () => true } }; }\n"
	                      "  async canActivate(context) { const request = context.switchToHttp().getRequest();\n"
	                      "    if (!(await this.jwt.verifyAsync(request.headers.authorization))) throw new "
	                      "UnauthorizedException();\n    return true; } }\n"},
	             {"a.ts", COMMON "import { Own } from './g';\n@Controller('a')\nexport class A {\n"
	                             "  @Get() @UseGuards(Own) a() {}\n}\n"});
	repo_expect(&r, "routes", "route auth", "/a guarded");
	repo_free(&r);
}

Test(route_nest, resolvers_and_gateways)
{
	struct repo_facts r = REPO(
	        {"guard.ts", GUARD},
	        {"r.ts",
	         "import { Resolver, Query, Mutation, ResolveField } from '@nestjs/graphql';\nimport { UseGuards } "
	         "from "
	         "'@nestjs/common';\nimport { JwtGuard } from './guard';\n@Resolver(() => User)\nexport class R {\n"
	         "  @UseGuards(JwtGuard) @Query(() => User) async me() { return 1; }\n"
	         "  @Mutation(() => User, { name: 'drop' }) async gone(@Args('id') id: string) { this.s.x(); }\n"
	         "  @ResolveField() posts() {}\n}\n"},
	        {"w.ts",
	         "import { WebSocketGateway, SubscribeMessage } from '@nestjs/websockets';\n@WebSocketGateway()\n"
	         "export class W { @SubscribeMessage('say') on() { db.save(1); } }\n"});
	repo_expect(&r, "routes", "method route auth changes",
	            "GET /graphql/me guarded false|POST /graphql/drop open true|any /:message/say open true");
	repo_free(&r);
}

Test(route_nest, two_apps_of_a_repository)
{
	struct repo_facts r = REPO({"apps/a/src/main.ts",
	                            MAIN "app.useGlobalGuards(new JwtGuard());\nimport { JwtGuard } from './guard';\n"},
	                           {"apps/a/src/guard.ts", GUARD}, {"apps/b/src/main.ts", MAIN},
	                           {"apps/a/src/c.ts", COMMON "@Controller('a')\nexport class A { @Get() a() {} }\n"},
	                           {"apps/b/src/c.ts", COMMON "@Controller('b')\nexport class B { @Get() a() {} }\n"},
	                           {"libs/c.ts", COMMON "@Controller('c')\nexport class C { @Get() a() {} }\n"});
	repo_expect(&r, "routes", "route auth", "/a guarded|/b open|/c ?");
	repo_free(&r);
}

Test(route_class, a_class_over_files)
{
	struct repo_facts r = REPO(
	        {"a.ts",
	         "import express from 'express';\nimport { UserController } from './index';\nconst app = express();\n"
	         "const users = new UserController();\napp.put('/1', users.put);\napp.put('/2', "
	         "users.set.bind(users));\n"},
	        {"index.ts", "export * from './none';\nexport * from './users';\n"},
	        {"none.ts", "export const x = 1;\n"},
	        {"users.ts",
	         "import { Store } from './store';\nexport class UserController {\n  constructor(private store: Store) "
	         "{}\n"
	         "  put(req, res) { this.store.keep(req.body); }\n"
	         "  set(req, res) { if (!req.user) return res.status(401).end(); this.store.keep(1); }\n}\n"},
	        {"store.ts", "export class Store { async keep(x) { await db.x.update(x); } }\n"});
	repo_expect(&r, "routes", "route auth changes", "/1 open true|/2 guarded true");
	repo_free(&r);
}

/* A module's guard counts where the app's own module imports it, at whatever distance. */
Test(route_nest, guards_of_modules_that_are_imported)
{
	static const struct {
		const char *imports, *auth;
	} rows[] = {{"SharedModule", "guarded"},
	            {"forwardRef(() => SharedModule)", "guarded"},
	            {"ConfigModule.forRoot({}), SharedModule", "guarded"},
	            {"", "open"},
	            {"ConfigModule.forRoot({})", "open"},
	            {"...(process.env.AUTH ? [SharedModule] : [])", "?"},
	            {"process.env.AUTH ? SharedModule : OtherModule", "?"},
	            {"ConditionalModule.registerWhen(SharedModule, 'AUTH')", "?"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char module[1024];
		snprintf(module, sizeof module,
		         COMMON "import { ConfigModule, ConditionalModule } from '@nestjs/config';\n"
		                "import { SharedModule } from './shared';\n"
		                "@Module({ imports: [%s], controllers: [A] })\nexport class AppModule {}\n",
		         rows[i].imports);
		struct repo_facts r = REPO(
		        {"src/main.ts", MAIN}, {"src/app.module.ts", module},
		        {"src/shared.ts", COMMON "import { AuthModule } from './auth';\n@Module({ imports: "
		                                 "[AuthModule] })\nexport class SharedModule {}\n"},
		        {"src/auth.ts", COMMON "import { APP_GUARD } from '@nestjs/core';\nimport { AuthGuard } from "
		                               "'@nestjs/passport';\nexport class Own extends AuthGuard('jwt') {}\n"
		                               "@Module({ providers: [{ provide: APP_GUARD, useClass: Own }] })\n"
		                               "export class AuthModule {}\n"},
		        {"src/a.ts", COMMON "@Controller('a')\nexport class A { @Get() a() {} }\n"});
		str got = repo_rows(&r, "routes", "auth");
		cr_expect(str_eq(got, str_of(rows[i].auth)), "%s: %.*s instead of %s", rows[i].imports, STR_ARG(got),
		          rows[i].auth);
		repo_free(&r);
	}
}
