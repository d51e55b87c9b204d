import sys

open(sys.argv[3] + 'nextpass.in', 'w').write('6')
sys.exit(43)
