# Home Assistant puts probatio in the place of voluptuous at run time; the types have to follow.
from probatio import *
