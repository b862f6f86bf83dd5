layout: single
