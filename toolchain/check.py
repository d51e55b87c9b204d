# Says where files are not Python, without running them.
import sys
import warnings

warnings.simplefilter("ignore")
failed = False
for name in sys.argv[1:]:
    try:
        with open(name, "rb") as f:
            compile(f.read(), name, "exec", dont_inherit=True)
    except SyntaxError as e:
        failed = True
        print(f"{name}:{e.lineno or 1}: {type(e).__name__}: {e.msg}")
    except (ValueError, RecursionError, MemoryError) as e:
        failed = True
        print(f"{name}:1: {type(e).__name__}: {e}")
sys.exit(1 if failed else 0)
