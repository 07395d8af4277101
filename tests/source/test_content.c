/* Known formats by magic and header; what only begins like one is searched. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "source/content.h"

enum { SIZE = 4096 };

static const struct {
	const char *name;
	str head;
	enum content kind;
	bool shaped; /* the magic alone does not make it one */
} formats[] = {
        {"png", STR_INIT("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10"), CONTENT_BINARY, true},
        {"jpeg", STR_INIT("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xdb"), CONTENT_BINARY, true},
        {"gif", STR_INIT("GIF89a\x10\0\x10\0\0\0\0\x21\xf9\4"), CONTENT_BINARY, true},
        {"bmp", STR_INIT("BM\0\x10\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"), CONTENT_BINARY, true},
        {"ico", STR_INIT("\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0\x68\4\0\0\x16\0\0\0"), CONTENT_BINARY, true},
        {"webp", STR_INIT("RIFF\xf8\x0f\0\0WEBPVP8 "), CONTENT_BINARY, true},
        {"wav", STR_INIT("RIFF\xf8\x0f\0\0WAVEfmt \x10"), CONTENT_BINARY, true},
        {"tiff", STR_INIT("II*\0\x08\0\0\0"), CONTENT_BINARY, true},
        {"tiff, big endian", STR_INIT("MM\0*\0\0\0\x08"), CONTENT_BINARY, true},
        {"icns", STR_INIT("icns\0\0\x10\0"), CONTENT_BINARY, true},
        {"mp4",
         STR_INIT("\0\0\0\x18"
                  "ftypmp42\0\0\0\0mp42isom\0\0\0\x08moov"),
         CONTENT_BINARY, true},
        {"mp3", STR_INIT("ID3\3\0\0\0\0\x0f\x76"), CONTENT_BINARY, true},
        {"ogg", STR_INIT("OggS\0\2\0\0\0\0\0\0\0\0\1\2\3\4\0\0\0\0\1\2\3\4\1"), CONTENT_BINARY, true},
        {"aiff",
         STR_INIT("FORM\0\0\x0f\xf8"
                  "AIFFCOMM"),
         CONTENT_BINARY, true},
        {"ttf", STR_INIT("\0\1\0\0\0\x0c\0\x80\0\3\0\x40GDEF\1\2\3\4\0\0\1\0"), CONTENT_BINARY, true},
        {"ttc", STR_INIT("ttcf\0\1\0\0\0\0\0\2\0\0\0\x20"), CONTENT_BINARY, true},
        {"woff2", STR_INIT("wOF2\0\1\0\0\0\0\x10\0\0\x0c"), CONTENT_BINARY, true},
        {"eot", STR_INIT("\0\x10\0\0\0\0\0\0\1\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0LP"), CONTENT_BINARY,
         true},
        {"glb", STR_INIT("glTF\2\0\0\0\0\x10\0\0"), CONTENT_BINARY, true},
        {"elf",
         STR_INIT("\x7f"
                  "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0\1\0\0\0\0\0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0"
                  "\0\0\0\0\0\0\0\0\0\0\0\0\x40\0"),
         CONTENT_BINARY, true},
        {"mach-o", STR_INIT("\xcf\xfa\xed\xfe\7\0\0\1\3\0\0\0\2\0\0\0\x10\0\0\0\0\5\0\0"), CONTENT_BINARY, true},
        {"class", STR_INIT("\xca\xfe\xba\xbe\0\0\0\x34\0\x20\x0a\0\1\2\3\4\xff\xff\xff"), CONTENT_BINARY, true},
        {"pyc", STR_INIT("\xa7\x0d\r\n\0\0\0\0\1\2\3\4\5\6\0\0\xe3\0\0"), CONTENT_BINARY, true},
        {"wasm", STR_INIT("\0asm\1\0\0\0"), CONTENT_BINARY, true},
        {"dex", STR_INIT("dex\n035\0\1\2\3\4\5\6\7\x08\1\2\3\4\5\6\7\x08\1\2\3\4\5\6\7\x08\0\x10\0\0"), CONTENT_BINARY,
         true},
        {"zip", STR_INIT("PK\3\4\x14\0\0\0\x08\0\1\2\3\4\1\2\3\4\1\2\3\4\1\2\3\4\5\0\0\0a.txt"), CONTENT_ARCHIVE, true},
        {"gzip", STR_INIT("\x1f\x8b\x08\0"), CONTENT_ARCHIVE, false},
        {"bzip2", STR_INIT("BZh91AY&SY"), CONTENT_ARCHIVE, true},
        {"xz", STR_INIT("\xfd\x37zXZ\0\0\4"), CONTENT_ARCHIVE, true},
        {"7z", STR_INIT("7z\xbc\xaf\x27\x1c\0\4"), CONTENT_ARCHIVE, true},
        {"pdf", STR_INIT("%PDF-1.7\n"), CONTENT_BINARY, true},
        {"safetensors", STR_INIT("\x40\0\0\0\0\0\0\0{\"a\":{\"dtype\":\"F32\"}}"), CONTENT_BINARY, true},
        {"gguf", STR_INIT("GGUF\3\0\0\0"), CONTENT_BINARY, true},
        {"pack", STR_INIT("PACK\0\0\0\2\0\0\0\1"), CONTENT_BINARY, true},
        {"keystore", STR_INIT("\xfe\xed\xfe\xed\0\0\0\2\0\0\0\1"), CONTENT_BINARY, true},
};

/* The head, then up to SIZE bytes that are none of a text's, or lines of one. */
static enum content content_filled(str head, bool text)
{
	struct buf b BUF_AUTO = {0};
	static const char line[] = "PASSWORD=something that a program reads here\n";
	buf_add(&b, head);
	for (uint32_t state = 1; b.n < SIZE; state = state * 1103515245u + 12345u)
		buf_byte(&b, text ? line[b.n % (sizeof line - 1)] : (char)(state >> 24 | 0x80));
	return content_of(buf_str(&b), b.n);
}

Test(content, known_formats)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		cr_expect_eq(content_filled(formats[i].head, false), formats[i].kind, "%s", formats[i].name);
}

Test(content, text_behind_the_head_of_a_picture_is_text)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		cr_expect_eq(content_filled(formats[i].head, true), CONTENT_TEXT, "%s", formats[i].name);
}

/* Four bytes buy nothing, whatever stands behind them. */
Test(content, magic_without_its_header)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (formats[i].shaped)
			cr_expect_eq(content_filled(str_sub(formats[i].head, 0, 4), false), CONTENT_TEXT, "%s",
			             formats[i].name);
}

/* Every head cut at every place, in front of nothing: no read behind the end. */
Test(content, cut_heads)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		for (size_t n = 0; n <= formats[i].head.n; n++) {
			char *copy = malloc(n + 1);
			memcpy(copy, formats[i].head.p, n);
			content_of(str_at(copy, n), n);
			free(copy);
		}
}

Test(content, a_tar_knows_its_sum)
{
	struct buf b BUF_AUTO = {0};
	char head[512] = "a.txt";
	unsigned sum = 8 * ' ';
	memcpy(head + 257,
	       "ustar\0"
	       "00",
	       8);
	for (size_t i = 0; i < sizeof head; i++)
		sum += (unsigned char)head[i];
	snprintf(head + 148, 8, "%06o", sum);
	buf_add(&b, str_at(head, sizeof head));
	cr_expect_eq(content_of(buf_str(&b), b.n), CONTENT_ARCHIVE);
	b.p[0] = 'b';
	cr_expect_eq(content_of(buf_str(&b), b.n), CONTENT_TEXT);
}

Test(content, what_is_not_known_is_searched)
{
	cr_expect_eq(content_of(S(""), 0), CONTENT_TEXT);
	cr_expect_eq(content_of(S("PASSWORD=a\0"), 11), CONTENT_TEXT);
	cr_expect_eq(content_of(S("# \0\nPASSWORD=a\n"), 15), CONTENT_TEXT);
	cr_expect_eq(content_filled(S("SQLite format 3\0\x10\0\1\1\0\x40\x20\x20"), false), CONTENT_TEXT);
	cr_expect_eq(content_filled(S("no format of any kind"), false), CONTENT_TEXT);
}

Test(content, names_of_text)
{
	static const char *const yes[] = {".env",        "a/.env.production", ".npmrc",          "settings.py",
	                                  "Dockerfile",  "a/x.YAML",          "config.yml.bak2", "id_rsa",
	                                  "credentials", "README.md",         "server.pem"};
	static const char *const no[] = {"logo.png", "a.out", "libc.so.6", "dump.sql.gz",
	                                 "key.p12",  "noend", "a.jar",     ""};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(content_named_text(str_of(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i + 1 < sizeof no / sizeof *no; i++)
		cr_expect_not(content_named_text(str_of(no[i])), "%s", no[i]);
}
