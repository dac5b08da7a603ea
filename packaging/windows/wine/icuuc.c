/* For check builds under Wine 8 only, never shipped: Windows 10 1703 and newer have the real icuuc.dll, which Qt's Core
   needs to load. Every converter fails with U_FILE_ACCESS_ERROR (4), whereupon Qt uses its own. */
typedef int Error;
typedef unsigned short Char16;
#define CALL __declspec(dllexport)
#define NOT_HERE(error) do { if (error) *(error) = 4; } while (0)

CALL void *ucnv_open(const char *name, Error *error) { NOT_HERE(error); return 0; }
CALL void ucnv_close(void *converter) { }
CALL void ucnv_reset(void *converter) { }
CALL void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) { }
CALL void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) { }
CALL signed char ucnv_getMaxCharSize(void *converter) { return 1; }
CALL const char *ucnv_getName(void *converter, Error *error) { NOT_HERE(error); return 0; }
CALL void ucnv_getToUCallBack(void *converter, void **action, const void **context)
{ if (action) *action = 0; if (context) *context = 0; }
CALL void ucnv_getFromUCallBack(void *converter, void **action, const void **context)
{ if (action) *action = 0; if (context) *context = 0; }
CALL void ucnv_setToUCallBack(void *c, void *a, const void *x, void **oa, const void **ox, Error *e) { }
CALL void ucnv_setFromUCallBack(void *c, void *a, const void *x, void **oa, const void **ox, Error *e) { }
CALL void ucnv_cbToUWriteUChars(void *a, const Char16 *s, int length, int offset, Error *e) { }
CALL void ucnv_cbFromUWriteUChars(void *a, const Char16 **s, const Char16 *end, int offset, Error *e) { }
CALL void ucnv_toUnicode(void *c, Char16 **t, const Char16 *te, const char **s, const char *se, int *o, signed char f, Error *e)
{ NOT_HERE(e); }
CALL void ucnv_fromUnicode(void *c, char **t, const char *te, const Char16 **s, const Char16 *se, int *o, signed char f, Error *e)
{ NOT_HERE(e); }
CALL int ucnv_toUCountPending(const void *converter, Error *error) { return 0; }
CALL int ucnv_fromUCountPending(const void *converter, Error *error) { return 0; }
CALL const char *ucnv_getStandardName(const char *name, const char *standard, Error *error) { NOT_HERE(error); return 0; }
CALL const char *ucnv_getAvailableName(int n) { return 0; }
CALL int ucnv_countAvailable(void) { return 0; }
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved) { return 1; }
