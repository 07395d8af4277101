/* What a server should decide: rows, roles, prices, passwords, models of language. */
#include "flows.h"

#define ROUTE(verb, body) "router." verb "('/a', requireAuth, async (req, res) => {\n" body "\n})\n"

Test(taint_give, all_of_a_body)
{
	flows_expect("a.js", ROUTE("put", "await User.findByIdAndUpdate(a, req.body)"),
	             "mass User.findByIdAndUpdate req.body of User");
	flows_expect("a.js",
	             ROUTE("put",
	                   "const data = { ...req.body, at: now() }\nawait prisma.user.update({ where: { a }, data })"),
	             "mass user.update req.body of user");
	flows_expect("a.js", ROUTE("post", "await db.insert(orders).values(req.body)"),
	             "mass ().values req.body of orders");
	flows_expect("a.js", ROUTE("post", "await supabase.from('profiles').insert(req.body)"),
	             "mass ().insert req.body of profiles");
	flows_expect("a.js", ROUTE("post", "await Note.create(req.body)"), "mass-other Note.create req.body of Note");
	flows_expect("a.js", ROUTE("put", "const { role, ...rest } = req.body\nawait User.update(rest)"), "");
	flows_expect("a.js", ROUTE("put", "await User.update({ name: req.body.name })"), "");
	flows_expect("a.js", ROUTE("put", "await User.create(pick(req.body, ['name']))"), "");
	flows_expect("a.js", ROUTE("post", "await storage.createUser({ ...req.body, at: now() })"),
	             "mass storage.createUser req.body of User");
	flows_expect("a.js", ROUTE("post", "await userService.create(req.body)"), "");
	flows_expect("a.js", ROUTE("post", "await stripe.customers.create(req.body)"), "");
	flows_expect("a.js", "router.post('/a', validate(schema), async (req, res) => { await User.create(req.body) })",
	             "");
	flows_expect("a.js", "router.post('/a', auth, isAdmin, async (req, res) => { await User.create(req.body) })",
	             "");
	flows_expect("a.js", "exports.add = async (req, res) => { await User.create(req.body) }", "");
	flows_expect("a.js", "exports.me = async (req, res) => { await User.findByIdAndUpdate(req.user.id, req.body) }",
	             "mass User.findByIdAndUpdate req.body of User|owned User.findByIdAndUpdate  of User");
	flows_expect("a.py", "@app.post('/a')\ndef a(body: dict):\n    db.add(User(**body))\n",
	             "mass User body of User");
	flows_expect("a.py", "@app.post('/a')\ndef a(body: dict):\n    return UserForm(**body).check()\n", "");
	flows_expect("a.py", "@app.post('/a')\ndef a(body: UserIn):\n    db.add(User(**body.dict()))\n", "");
	flows_expect("a.rb", "def create\n  @u = User.new(params.permit!)\nend\n", "mass permit! params");
	flows_expect(
	        "a.go",
	        "package a\nfunc f(c *gin.Context) {\n\tvar user User\n\tc.BindJSON(&user)\n\tdb.Create(&user)\n}\n",
	        "mass db.Create user of user");
}

Test(taint_give, a_role_of_ones_own)
{
	flows_expect("a.js",
	             "app.post('/register', async (req, res) => { const { mail, role } = req.body\n"
	             "await User.create({ mail, role }) })",
	             "role User.create req.body.role of User");
	flows_expect("a.js",
	             "app.post('/register', async (req, res) => { const { mail, role } = req.body\n"
	             "if (role === 'x') return\nawait User.create({ mail, role }) })",
	             "");
	flows_expect("a.js", "app.post('/people', async (req, res) => { await User.create({ role: req.body.role }) })",
	             "");
	flows_expect("a.js", "const s = new Schema({ role: { type: String, enum: ['buyer', 'seller'] } })",
	             "role-limited enum ");
	flows_expect("a.js", "const s = new Schema({ role: { type: String, enum: ['user', 'admin'] } })", "");
}

Test(taint_give, a_price_of_ones_own)
{
	flows_expect(
	        "a.js",
	        ROUTE("post", "await stripe.paymentIntents.create({ amount: req.body.total * 100, currency: 'eur' })"),
	        "price paymentIntents.create req.body.total");
	flows_expect(
	        "a.js",
	        ROUTE("post", "await razorpay.orders.create({ amount: Number(req.body.amount), currency: 'INR' })"),
	        "price orders.create req.body.amount");
	flows_expect("a.js",
	             ROUTE("post", "await stripe.paymentIntents.create({ amount: product.price * req.body.amount })"),
	             "");
	flows_expect("a.js",
	             ROUTE("post", "await stripe.prices.create({ unit_amount: req.body.price, currency: 'eur' })"), "");
	flows_expect("a.js",
	             "app.post('/tip', async (req, res) => { await stripe.paymentIntents.create({ amount: "
	             "req.body.amount }) })",
	             "");
	flows_expect(
	        "a.py",
	        "@app.route('/a')\ndef a():\n    stripe.PaymentIntent.create(amount=int(request.json['amount']))\n",
	        "price PaymentIntent.create request.json.amount");
}

Test(taint_give, passwords)
{
	flows_expect("a.py", "def login(name, typed):\n    row = find(name)\n    return row['password'] == typed\n",
	             "plain-password row.password typed");
	flows_expect("a.js",
	             "app.post('/a', (req) => { const user = find(); return user.password === req.body.password })",
	             "plain-password user.password req.body.password");
	flows_expect("a.js", "app.post('/a', (req) => req.body.password === req.body.confirmPassword)", "");
	flows_expect("a.js", "const ok = (data) => data.password === data.repeat", "");
	flows_expect("a.js",
	             "app.post('/a', (req) => { const h = hash(req.body.password); return user.password === h })", "");
}

Test(taint_give, language_models)
{
	flows_expect(
	        "a.js",
	        ROUTE("post",
	              "const r = await openai.chat.completions.create({ model: 'a', max_tokens: 9, messages: "
	              "[{ role: 'user', content: req.body.q }] })\nawait pool.query(r.choices[0].message.content)"),
	        "model-sql pool.query what the model answers");
	flows_expect("a.js",
	             ROUTE("post",
	                   "const { text } = await generateText({ model, maxOutputTokens: 9, prompt: req.body.q })\n"
	                   "box.innerHTML = text"),
	             "model-html innerHTML what the model answers");
	flows_expect("a.js",
	             ROUTE("post",
	                   "const r = await openai.chat.completions.create({ model: 'a', messages: [{ role: 'user', "
	                   "content: req.body.q }] })"),
	             "unbounded completions.create req.body.q");
	flows_expect("a.js", ROUTE("post", "await twilio.messages.create({ body: req.body.q, to: req.body.to })"), "");
	flows_expect("a.py", "@tool\ndef run(cmd: str):\n    os.system(cmd)\n", "model-shell os.system cmd");
	flows_expect("a.py", "@app.get('/tools')\ndef run(cmd: int):\n    os.system(cmd)\n", "");
}

Test(taint_give, rows_by_their_number)
{
	static const char list[] = ROUTE("get", "res.json(await Order.find({ user: req.user.id }))");
	struct arena a = {0};
	str open = arena_printf(&a, "%s%s", list, ROUTE("get", "res.json(await Order.findById(req.params.id))"));
	str told = arena_printf(&a, "%s%s", list,
	                        ROUTE("get", "const o = await Order.findById(req.params.id)\n"
	                                     "if (o.user !== req.user.id) return res.sendStatus(404)"));
	flows_expect("a.js", open.p, "owned Order.find  of Order|by-id Order.findById req.params.id of Order");
	flows_expect("a.js", told.p, "owned Order.find  of Order");
	arena_free(&a);
}
