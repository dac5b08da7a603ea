/* For check builds under Wine 8 only, never shipped: Rust's library asks for ProcessPrng, which Windows has since 7. */
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *buffer, unsigned long length); /* RtlGenRandom */

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *buffer, unsigned long long length)
{
    while (length) {
        unsigned long part = length > 0x40000000 ? 0x40000000 : (unsigned long)length;
        if (!SystemFunction036(buffer, part)) return 0;
        buffer += part;
        length -= part;
    }
    return 1;
}
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved) { return 1; }
