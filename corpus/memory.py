"""How much memory this process holds, and how to keep it from taking more, as far as the system offers that."""

import os
import sys

_MEGABYTE = 2**20
# Address space counts what is reserved as well as what is used: libraries and the stacks of threads reserve more than they use.
_RESERVED_MB = 512


def resident_mb() -> float:
    """Return the memory this process holds, in units of 2**20 bytes: now where the system tells that, else at its highest, else 0."""
    if sys.platform == "win32":
        return _windows_working_set() / _MEGABYTE
    try:
        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123 - opened five times a second
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE
    except (OSError, ValueError, IndexError):
        import resource

        highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return highest / (_MEGABYTE if sys.platform == "darwin" else 1024)


def cap_memory(megabytes: int) -> None:
    """Make the system refuse this process memory far beyond ``megabytes``; where it cannot (Windows, macOS), watching it must do."""
    if sys.platform != "linux":
        return
    import resource

    try:
        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123
            reserved = int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = reserved + (megabytes + _RESERVED_MB) * _MEGABYTE
        if hard == resource.RLIM_INFINITY or wanted < hard:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (OSError, ValueError):
        return  # a system that will not be asked: the watch is left


def _windows_working_set() -> int:
    """Return the working set of this process in bytes, 0 where Windows does not tell."""
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage")),
            *((name, ctypes.c_size_t) for name in ("QuotaPagedPoolUsage", "QuotaPeakNonPagedPoolUsage", "QuotaNonPagedPoolUsage")),
            *((name, ctypes.c_size_t) for name in ("PagefileUsage", "PeakPagefileUsage")),
        ]

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    windll = getattr(ctypes, "windll")  # noqa: B009 - there on Windows alone
    kernel = windll.kernel32
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = [wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD]
    told = kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return int(counters.WorkingSetSize) if told else 0
