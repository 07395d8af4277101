/* Published sample values, as SHA-256 of the whole value and never as the value: a token that merely holds "EXAMPLE"
 * or "test" is none. Sources: AWS, Azure, Stripe, reCAPTCHA, Turnstile, hCaptcha, AppVeyor, Hardhat, Supabase,
 * Vagrant, data.gov.in and jwt.io documentation, BIP-39, Ganache, RFC 5849, 6749, 6750, 7515 and 7617, OAuth Core 1.0,
 * the Key URI format of one-time passwords. To add one: printf %s VALUE | sha256sum; keep the list sorted. */
#include <stdlib.h>

#include "base/hash.h"
#include "secret/proof/proof.h"

struct sample {
	char hash[2 * SHA256_SIZE + 1];
	str what;
};

static const struct sample samples[] = {
        {"0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059",
         STR_INIT("the Azurite storage emulator's key")},
        {"00cf4c781dc37003f7c7dd7d4c9a6ef1e0f4c62d9a291aa8bc398774e3fefd32", STR_INIT("a sample of RFC 6749")},
        {"03b970ed8171d73b58bbc9a5c72e3e4eec28503b56b3bb400a0801857dd45614",
         STR_INIT("Google's reCAPTCHA test site key")},
        {"095101cf732c298a0ce0320b9de704209cdd8640b70d8fdf4e5be51aa2eb272e",
         STR_INIT("Hardhat's second development account")},
        {"0fff9ee671b05ea25f58ed9584635fad2558e23c031003fd52d393bff5973fb0", STR_INIT("hCaptcha's test secret")},
        {"149027a69a838520183f92d985e79c28ca979b79c4b7fa94a22230d819fe08a0",
         STR_INIT("the sample key of data.gov.in's documentation")},
        {"15f41342748aa6c0718a6f4fa4e153acf61aa4dc073a6e77347fa2e4ef639162", STR_INIT("a test vector of BIP-39")},
        {"1a5d44a2dca19669d72edf4c4f1c27c4c1ca4b4408fbb17f6ce4ad452d78ddb3",
         STR_INIT("AWS's documented access key id")},
        {"1e3e58656012d861e23deae64f177673d7b86a9c55fe1d5d10b94e3c9755d168",
         STR_INIT("Cloudflare Turnstile's test secret")},
        {"2cafc0970149a84f3b9e62eaf169f36f59907a3b3e31f7b82e68c69cd27f7326", STR_INIT("Stripe's documented test key")},
        {"2ff8b0fb93aca981c78f1e94355c298c23435461f1072ef4674848e620371787", STR_INIT("a sample of RFC 5849")},
        {"3a64bcd9cea43c0aba67ba0bf2ddff8137a492bccbc672107fcbf7381086f698", STR_INIT("a test vector of BIP-39")},
        {"3b1c5e02107409ea60548d8d8f686fd8d722791f3618deb1f9eb1e9f5c02cd35", STR_INIT("a test vector of BIP-39")},
        {"41ef4bb0b23661e66301aac36066912dac037827b4ae63a7b1165a5aa93ed4eb", STR_INIT("the sample of RFC 7617")},
        {"498ea109fc91a5294a569f948b8c2b4d4fb9e3262e50ace1ab7c9e0550836bef", STR_INIT("Vagrant's insecure key")},
        {"49924b9a100a8aa9dab6014398ed23d567f59036f14de87175387fbc02dba7cc",
         STR_INIT("the password of AppVeyor's databases")},
        {"4c20e6f5cc11b93731e74cbe20739821d61c3563c9f50ecb884a27cd369f01fb", STR_INIT("a sample of RFC 5849")},
        {"53f5da0aaa93d64cd5772c554cbf940f0539e689dddbeb8f923eec3f72c02ea9", STR_INIT("a sample of RFC 6749")},
        {"5895b89c8fb33402a5bfc23aad5aaf863fbb438a51e1a0bb02b0ce618c8fdf9d", STR_INIT("Stripe's documented test key")},
        {"60a09e4357868c1e9b801052726d061c370429f723db84523ed58ac354f6eb8a",
         STR_INIT("Hardhat's first development account")},
        {"647f7143af14706273d54740603644de5cb9abb42a76b7a0d32a48c9261860c5", STR_INIT("AWS's documented secret key")},
        {"687da00b09c83361bf3a2853b3a0c7d63ca5da870c8d3cdc20905c7aa546840a", STR_INIT("a sample of RFC 7617")},
        {"6c96130f130ab0d6d158397e24d2bcc1c9a5e73ae081f6e983f1c7b545d24a4c", STR_INIT("a sample of RFC 6749")},
        {"6d828debd306e21a02511899832f7ee5591de0693b2f2bd78967fb1e09bafdbb", STR_INIT("a test vector of BIP-39")},
        {"70541e07fd4f900b66e289f5be55c85f9bef1def4924a5b0c518c45ea1688c12",
         STR_INIT("the Supabase local development key")},
        {"73f71af093fdf1541b2c376f03436d71d1209d8a181f87d36e53a44b87ac4c4f", STR_INIT("the sample of RFC 7617")},
        {"78314b11be2e581549ac1c4f616563fad3fdf0c3b71678f6e2299182080e0598", STR_INIT("AWS's documented secret key")},
        {"7f75367e7881255134e1375e723d1dea8ad5f6a4fdb79d938df1f1754a830606", STR_INIT("the jwt.io sample")},
        {"8335c55334821eefd4334369ff9c04a8594f161013cf9d87f58802d87297837e",
         STR_INIT("Hardhat's second development account")},
        {"841b4f5b0b34e19ada74f47a88831efbb909008ceea4430d61449c1874923f83",
         STR_INIT("Cloudflare Turnstile's test secret")},
        {"8be5d113c0871ce1a122d68a7dff940ab7b09ad8dfcfd9a85aa5c1acc026279e",
         STR_INIT("a sample of the Key URI format")},
        {"8d4ef6536dc8895f256c1e0d95dcd19763036732d64a095e44a90ed444267ad3", STR_INIT("the sample of RFC 7515")},
        {"9c5d0a6656e5d3f36601d0bf98762be09bad5d7b164382c1d6c826324d6d599a",
         STR_INIT("the phrase of Ganache's documentation")},
        {"9d03b692e941d5ace207a9f8048834439f6de98e5c6c1590c22c4f4577c88a42", STR_INIT("a sample of RFC 5849")},
        {"a064b502e61d27e94b8717290e5e1b32e36720e9fbdf952ec81a84c07128cb37",
         STR_INIT("the Supabase local development secret")},
        {"a35b81a7d7927b70ec99270dd2362b88580a28574af812f2c02f56469579186f", STR_INIT("a sample of RFC 6749")},
        {"a5fe1cb4158ffd2a27ae93b5ac617903504c3ec9d8f6ac9737ecc207cb460e72", STR_INIT("a test vector of BIP-39")},
        {"aa6547439583c3a275d4542a0df6c1ad6a863971be9f2a2220f027cc02aef615", STR_INIT("the Cosmos DB emulator's key")},
        {"b1471f544ceeea31333bde7e1ecbaad6eac0d4a749412ad29bd66ef895b81c6b", STR_INIT("Stripe's documented test key")},
        {"b1bff22ae077ce1ae482e4dcb01c144ff8a44e97fbb3f3a5f62567f4ac19da7c", STR_INIT("a test vector of BIP-39")},
        {"b2e71100d10bee74156b69806498a2e3d90e432160c2e266465ba669a220d50b", STR_INIT("a test vector of BIP-39")},
        {"b83e96417f61cb148d0dc8a89b839ee4956ad45b5e4b6a2a6cae048e48782157",
         STR_INIT("the phrase of Ganache's documentation")},
        {"b8e148545b13c78bc74da2f1a7275dd71e56ddece129d7d2f7b3ecc06f7994da", STR_INIT("a sample of RFC 6750")},
        {"bc1a50966c9e6486bc4ebf880b51611a2a97fcb8e7a6976e9b81a9e3e8ca0e3c",
         STR_INIT("Hardhat's first development account")},
        {"bf1725a8f98bea37e88618702e725ba84bd8acdb2647c5e0ed638bfd685791cf",
         STR_INIT("the Supabase local development key")},
        {"c6ea27c534f993d31f0aef882e3d200e7b87470c379ae79c8f9b19d3bd363dc9",
         STR_INIT("AWS's documented access key id")},
        {"c794fa6d20c64efb9adf980ae93af472a1679775862d421ffe55d4a57fad5b3e", STR_INIT("the jwt.io sample")},
        {"c85debb55f2f204d868cc1552c42faa143b4c675f61363ab040dd50b5b5304cd",
         STR_INIT("the Supabase local development secret")},
        {"ca7459e2b26776de081b9a07e40227fd6cff232a1e3233ff6b6aa6d036ca9981", STR_INIT("a sample of RFC 6749")},
        {"cb20d34a7adda2f5d2043836051e242fd4c2b233e02c80c91fe9d5af9b100574",
         STR_INIT("AWS's documented access key id")},
        {"cb87c87e4a138d9a72259d2a01bab15623c9846e568c1509b287721645a6ea53", STR_INIT("a sample of OAuth Core 1.0")},
        {"cf4d418ed3de92d71f767db5391d5a2dacd40e1ce49e75d1137e2ecf4982d844", STR_INIT("the sample of RFC 7617")},
        {"d6da54d12db9eac818868b841c1c9cc7c39f5294c8620ad24b7715b7820febc0", STR_INIT("a test vector of BIP-39")},
        {"da816f9f2c16e6c5390e7636cadc40c43551bf0bbcf8f36c65539e6633a9c5e8", STR_INIT("the jwt.io sample")},
        {"e21b597ba6b9cafa59d9ebc4d65c0385f5eb3fa56abab2607fa76589ad849a33", STR_INIT("AWS's documented secret key")},
        {"e770e8aa42a869cf269a5bda331f706a08e02a6223ffbd28d71580e2101e02a4", STR_INIT("a test vector of BIP-39")},
        {"e8a0614b6747a06ff9a2728dd2250bf13068310cd2550ebc3cecd4d287a4e259", STR_INIT("AWS's documented secret key")},
        {"ecb0e7ba498c5920991f0b3483e91f7abafa9ecc6bd82a9a51494589592b1a8f", STR_INIT("a test vector of BIP-39")},
        {"edf2df6665915d43ce8823ad1a96a79e17d2f56e66270e8e789a1e92b12ea773", STR_INIT("Vagrant's insecure key")},
        {"f2d6ca16515033e5dce14eba840b979d27b5cbae24bb3e5bf484339667f86397", STR_INIT("Stripe's documented test key")},
        {"f5e95c9954635b65acab57e6d5ea663eb900f06dc8794a90358f5abb1c77d4e0",
         STR_INIT("Google's reCAPTCHA test secret")},
        {"f7d838701b86c5dfb57bf95fbc5ce6df204cfc9f15ad6cdb39fd22f8776e47b6",
         STR_INIT("the secret of the jwt.io sample")},
        {"fb8f35129df87662c650ada12fd614f1b58dce4a37fdd7589ba3a6b9a78c0aae",
         STR_INIT("Cloudflare Turnstile's test secret")}};

static int compare(const void *key, const void *row) { return strcmp(key, ((const struct sample *)row)->hash); }

bool sample_known(str value, str *what)
{
	uint8_t digest[SHA256_SIZE];
	char hash[2 * SHA256_SIZE + 1];
	hash_sha256(value, digest);
	hash_hex(digest, sizeof digest, hash);
	const struct sample *found = bsearch(hash, samples, sizeof samples / sizeof *samples, sizeof *samples, compare);
	if (found)
		*what = found->what;
	return found != NULL;
}
