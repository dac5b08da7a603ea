/* For check builds under Wine 8 only, never shipped: the complex mathematics of C99, which numpy asks ucrtbase.dll for and
   Wine's has only as stubs. Everything else is passed on to Wine's own, see shims.py. Microsoft passes complex numbers as
   structures, and its long double is a double. */
#include <complex.h>

typedef struct { double re, im; } Double;
typedef struct { float re, im; } Float;

#define TAKES_DOUBLE(z) ((z).re + (z).im * I)
#define ONE(name) \
    Double shim_##name(Double z) { double _Complex r = name(TAKES_DOUBLE(z)); Double out = { creal(r), cimag(r) }; return out; } \
    Float shim_##name##f(Float z) { float _Complex r = name##f(TAKES_DOUBLE(z)); Float out = { crealf(r), cimagf(r) }; return out; }
#define REAL(name) \
    double shim_##name(Double z) { return name(TAKES_DOUBLE(z)); } \
    float shim_##name##f(Float z) { return name##f(TAKES_DOUBLE(z)); }

ONE(cacos) ONE(cacosh) ONE(casin) ONE(casinh) ONE(catan) ONE(catanh) ONE(ccos) ONE(ccosh) ONE(cexp) ONE(clog) ONE(conj)
ONE(cproj) ONE(csin) ONE(csinh) ONE(csqrt) ONE(ctan) ONE(ctanh)
REAL(cabs) REAL(carg) REAL(cimag) REAL(creal)

Double shim_cpow(Double a, Double b)
{
    double _Complex r = cpow(TAKES_DOUBLE(a), TAKES_DOUBLE(b));
    Double out = { creal(r), cimag(r) };
    return out;
}
Float shim_cpowf(Float a, Float b)
{
    float _Complex r = cpowf(TAKES_DOUBLE(a), TAKES_DOUBLE(b));
    Float out = { crealf(r), cimagf(r) };
    return out;
}
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved) { return 1; }
