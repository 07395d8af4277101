/* Names of six letters and more: below that honest neighbours are many. Most installed packages of npm and PyPI, as
 * their own pages and the reports on typosquatting name them; behind them honest packages that stand one letter from
 * one. */
#include "package_popular.h"

#include "base/ascii.h"

static const struct {
	str ecosystem;
	const char *popular, *others;
} lists[] = {
        {STR_INIT("npm"),
         "express lodash webpack dotenv mongoose jsonwebtoken bcrypt bcryptjs nodemon typescript eslint prettier "
         "prisma passport socket.io socket.io-client react-dom react-router react-router-dom next-auth nodemailer "
         "underscore commander chalk colors request cross-env body-parser cookie-parser node-fetch moment "
         "inquirer rimraf minimist tailwindcss postcss autoprefixer discord.js puppeteer playwright cheerio "
         "sequelize typeorm firebase firebase-admin supabase stripe openai langchain electron jquery angular "
         "bootstrap validator multer sharp fastify zustand redux react-redux styled-components date-fns formik "
         "react-hook-form framer-motion lucide-react winston morgan helmet compression express-session "
         "express-rate-limit crypto-js uuidv4 semver ethers hardhat babel-cli coffee-script graphql apollo-server",
         "preact recharts tslint colord color helmet-csp moments prismjs requests supabase-js typeorms stripes multers "
         "react-router5 reduxs sharps expresso chalks"},
        {STR_INIT("pypi"),
         "requests numpy pandas django flask fastapi uvicorn gunicorn sqlalchemy pydantic urllib3 boto3 "
         "botocore matplotlib tensorflow scikit-learn selenium beautifulsoup4 cryptography setuptools pytest "
         "streamlit gradio openai langchain anthropic transformers pillow pyyaml python-dotenv psycopg2 "
         "psycopg2-binary pymongo celery jinja2 colorama paramiko discord.py aiohttp tqdm scrapy opencv-python "
         "python-jose passlib bcrypt certifi virtualenv websockets tweepy telethon httpx loguru",
         "psycopg psycopg3 boto request pytest-x websocket scikit-learnx openaiapi pyyml jinja gunicorns django2 "
         "flasks bcrypts"}};

/* One step: a letter put in, left out, put in another's place, or two neighbours that changed places. */
static bool one_letter(str a, str b)
{
	if (a.n > b.n) {
		str other = a;
		a = b;
		b = other;
	}
	size_t i = 0;
	while (i < a.n && a.p[i] == b.p[i])
		i++;
	if (b.n == a.n + 1)
		return str_eq(str_sub(a, i, a.n), str_sub(b, i + 1, b.n));
	if (b.n != a.n || i == a.n)
		return false;
	bool swapped = i + 1 < a.n && a.p[i] == b.p[i + 1] && a.p[i + 1] == b.p[i] &&
	               str_eq(str_sub(a, i + 2, a.n), str_sub(b, i + 2, b.n));
	return swapped || str_eq(str_sub(a, i + 1, a.n), str_sub(b, i + 1, b.n));
}

str package_popular_near(str ecosystem, str name)
{
	enum { SHORTEST = 6 };
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		if (!str_eq(lists[i].ecosystem, ecosystem) || str_listed(name, lists[i].popular) ||
		    str_listed(name, lists[i].others))
			continue;
		str word;
		for (str words = str_of(lists[i].popular); str_cut(&words, ' ', &word);)
			if (word.n >= SHORTEST && one_letter(name, word))
				return word;
	}
	return S("");
}

str package_popular_plain(struct arena *a, str name)
{
	char *p = arena_alloc(a, name.n + 1);
	for (size_t i = 0; i < name.n; i++)
		p[i] = (char)(ascii_upper(name.p[i]) ? name.p[i] | 0x20 : name.p[i] == '_' ? '-' : name.p[i]);
	return (str){p, name.n};
}
