print('splendid')
