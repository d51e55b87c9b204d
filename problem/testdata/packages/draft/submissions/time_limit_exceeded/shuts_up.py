import os
import time

os.close(1)
time.sleep(4)
os._exit(0)
