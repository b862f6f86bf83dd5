notes: [Commentary]
source: ['^Kept at ']
