// What the vendor's JavaScript SDK must be able to do with the server:
// node javascript_cases.js URL KEY USER PASSWORD, with the SDK on NODE_PATH.
// Prints a line for each case. Exits with 1 if one failed.
'use strict'

const assert = require('assert')
const crypto = require('crypto')
const fs = require('fs')
const os = require('os')
const path = require('path')
const { Readable } = require('stream')

const model = name => require(`files.com/lib/models/${name}`).default
const { LogLevel } = require('files.com/lib/Logger')
const Files = require('files.com/lib/Files').default
const [ApiKey, Behavior, Bundle, File, FileComment, FileMigration, Folder, Group, GroupUser, Lock, Permission, Session, User] = [
  'ApiKey', 'Behavior', 'Bundle', 'File', 'FileComment', 'FileMigration', 'Folder', 'Group', 'GroupUser', 'Lock', 'Permission',
  'Session', 'User',
].map(model)

const [url, apiKey, username, password] = process.argv.slice(2)
const local = fs.mkdtempSync(path.join(os.tmpdir(), 'javascript-cases-'))
const MIB = 1 << 20
const data = size => Buffer.alloc(size, Buffer.from(Array.from({ length: 251 }, (_, index) => (index * 89 + size) % 251)))

const refused = (name, status, call) => assert.rejects(call, error => {
  assert.deepStrictEqual([error.name, error.code], [name, status])
  return true
})

const received = async remote => {
  const target = path.join(local, 'received')
  await (await new File({ path: remote }).download()).downloadToFile(target)
  return fs.readFileSync(target)
}

const finished = async action => {
  for (let tries = 0; tries < 1000; tries++) {
    const migration = await FileMigration.find(action.file_migration_id)
    if (migration.status === 'completed') return migration
    assert(['pending', 'processing'].includes(migration.status), migration.status)
    await new Promise(resolve => { setTimeout(resolve, 20) })
  }
  throw new Error('it did not happen')
}

const names = async (folder, params = {}) => (await Folder.listFor(folder, params)).map(entry => entry.display_name)

const cases = {
  async 'a session acts until it ends, and a wrong password starts none'(folder) {
    Files.setApiKey(null)
    const session = await Session.create({ username, password })
    Files.setSessionId(session.id)
    try {
      await Folder.create(`${folder}/by session`)
      await Session.delete()
      await refused('NotAuthenticated_InvalidSessionError', 401, () => Folder.listFor(folder))
    } finally {
      Files.setSessionId(null)
      Files.setApiKey(apiKey)
    }
    await refused('NotAuthenticated_InvalidUsernameOrPasswordError', 401, () => Session.create({ username, password: 'wrong' }))
    await refused('NotAuthenticated_InvalidCredentialsError', 401, () => User.list({}, { apiKey: 'wrong' }))
  },

  async 'keys, users, groups and permissions are kept'(folder) {
    const user = await User.create({ username: 'kim', password: 'long-enough-1' })
    await user.update({ name: 'Kim & Söhne' })
    const found = await User.find(user.id)
    assert.strictEqual(found.name, 'Kim & Söhne')
    found.setNotes('by save')
    await found.save()
    assert.strictEqual((await User.find(user.id)).notes, 'by save')
    const group = await Group.create({ name: 'team', user_ids: String(user.id) })
    assert.deepStrictEqual((await GroupUser.list({ group_id: group.id })).map(one => one.user_id), [user.id])
    const permission = await Permission.create({ path: folder, user_id: user.id, permission: 'readonly' })
    assert.deepStrictEqual((await Permission.list({ user_id: String(user.id) })).map(one => one.id), [permission.id])
    await permission.delete()
    await group.delete()
    const key = await ApiKey.create({ name: 'second' })
    assert.strictEqual((await User.list({}, { apiKey: key.key })).length > 0, true)
    await key.delete()
    await refused('ProcessingFailure_ModelSaveErrorError', 422, () => User.create({ username: 'kim' }))
    await user.delete()
    await refused('NotFound_UserNotFoundError', 404, () => User.find(user.id))
  },

  async 'lists come whole, page by page, sorted and filtered'(folder) {
    const expected = Array.from({ length: 7 }, (_, index) => `f${index}`)
    for (const name of expected) await Folder.create(`${folder}/${name}`)
    for (const per_page of [1, 3, 7, 100]) assert.deepStrictEqual(await names(folder, { per_page }), expected)
    const sorted = await names(folder, { sort_by: { path: 'desc' }, per_page: 2 })
    assert.deepStrictEqual(sorted, [...expected].reverse())
    assert((await names('/')).includes(folder.split('/')[0]))
    await refused('BadRequest_InvalidCursorError', 400, () => Folder.listFor(folder, { cursor: 'made up' }))
    await assert.rejects(Folder.listFor(`${folder}/missing`), error => error.code === 404)
  },

  async 'hard names are found as they were given'(folder) {
    const hard = ['100%', 'a b#c?d', 'a%2Fb', 'e+f&g=h', "i'j\"k", '日本 😀']
    for (const name of hard) {
      await File.uploadData(`${folder}/${name}`, Buffer.from(name))
      assert.strictEqual((await File.find(`${folder}/${name}`)).path, `${folder}/${name}`)
      assert.strictEqual((await received(`${folder}/${name}`)).toString(), name)
    }
    assert.deepStrictEqual((await names(folder)).sort(), hard.sort())
  },

  async 'buffers, strings, streams and files go up and come back, of many parts too'(folder) {
    const big = data(11 * MIB)
    await File.uploadData(`${folder}/buffer`, big)
    assert((await received(`${folder}/buffer`)).equals(big))
    await File.uploadData(`${folder}/string`, 'some text: ü')
    const file = await new File({ path: `${folder}/string` }).download()
    assert.strictEqual(await file.downloadToString(), 'some text: ü')
    const blocks = Array.from({ length: 12 }, (_, index) => big.subarray(index * MIB, Math.min((index + 1) * MIB, big.length)))
    await File.uploadStream(`${folder}/stream`, Readable.from(blocks.filter(block => block.length)))
    assert((await received(`${folder}/stream`)).equals(big))
    for (const size of [0, 1, 5 * MIB]) {
      const source = path.join(local, 'source')
      fs.writeFileSync(source, data(size))
      const made = await File.uploadFile(`${folder}/file`, source)
      assert.strictEqual(made.size, size)
      assert((await received(`${folder}/file`)).equals(data(size)))
    }
  },

  async 'downloads go into streams, and a record tells size and sums'(folder) {
    await File.uploadData(`${folder}/f.txt`, Buffer.from('hello'))
    const record = await File.find(`${folder}/f.txt`)
    assert.deepStrictEqual([record.size, record.crc32, record.mime_type], [5, '3610a686', 'text/plain'])
    assert.strictEqual(record.md5, crypto.createHash('md5').update('hello').digest('hex'))
    const target = path.join(local, 'streamed')
    await (await new File({ path: `${folder}/f.txt` }).download()).downloadToStream(fs.createWriteStream(target))
    assert.strictEqual(fs.readFileSync(target, 'utf8'), 'hello')
    await refused('BadRequest_CannotDownloadDirectoryError', 400, () => new File({ path: folder }).download())
    await refused('NotFound_FileNotFoundError', 404, () => new File({ path: `${folder}/missing` }).download())
  },

  async 'files are copied, moved, changed and deleted, with folders'(folder) {
    await Folder.create(`${folder}/a/b`, { mkdir_parents: true })
    await refused('ProcessingFailure_DestinationExistsError', 422, () => Folder.create(`${folder}/a`))
    const file = await File.uploadData(`${folder}/a/b/f`, Buffer.from('deep'))
    await finished((await file.copyTo(`${folder}/copy`)).data)
    await finished((await file.moveTo(`${folder}/a/g`)).data)
    await finished(await new File({ path: `${folder}/a` }).move({ destination: `${folder}/moved` }))
    assert.deepStrictEqual(await names(folder), ['moved', 'copy'])
    assert.strictEqual((await received(`${folder}/moved/g`)).toString(), 'deep')
    const again = () => new File({ path: `${folder}/copy` }).copy({ destination: `${folder}/moved/g` })
    await refused('ProcessingFailure_DestinationExistsError', 422, again)
    await new File({ path: `${folder}/copy` }).update({ provided_mtime: '2020-02-03T04:05:06Z' })
    assert((await File.find(`${folder}/copy`)).provided_mtime.startsWith('2020-02-03T04:05:06'))
    await refused('ProcessingFailure_FolderNotEmptyError', 422, () => new File({ path: `${folder}/moved` }).delete())
    await new File({ path: `${folder}/moved` }).delete({ recursive: true })
    await new File({ path: `${folder}/copy` }).delete()
    assert.deepStrictEqual(await names(folder), [])
  },

  async 'links, locks, comments and behaviors are kept'(folder) {
    const file = await File.uploadData(`${folder}/f`, Buffer.from('x'))
    const bundle = await Bundle.create({ paths: [file.path], description: 'for you' })
    assert(bundle.url.startsWith(url))
    assert.strictEqual((await Bundle.find(bundle.id)).description, 'for you')
    await bundle.delete()
    const lock = await Lock.create(file.path, { timeout: 60 })
    assert.deepStrictEqual((await Lock.listFor(file.path)).map(one => one.token), [lock.token])
    await lock.delete({ token: lock.token })
    const comment = await FileComment.create({ path: file.path, body: 'seen' })
    assert.deepStrictEqual((await FileComment.listFor(file.path)).map(one => one.body), ['seen'])
    await comment.delete()
    const behavior = await Behavior.create({
      path: folder, behavior: 'webhook', value: JSON.stringify({ urls: ['https://hooks.example.com/x'], method: 'POST' }),
    })
    assert.deepStrictEqual((await Behavior.listFor(folder)).map(one => one.id), [behavior.id])
    await behavior.delete()
  },
}

const main = async () => {
  Files.setBaseUrl(url)
  Files.setApiKey(apiKey)
  Files.setLogLevel(LogLevel.ERROR)
  Files.configureNetwork({ maxNetworkRetries: 0, networkTimeout: 30 })
  let failures = 0
  await Folder.create('javascript')
  for (const [index, [promise, run]] of Object.entries(cases).entries()) {
    const folder = `javascript/case ${index}`
    try {
      await Folder.create(folder)
      await run(folder)
      console.log(`ok     javascript: ${promise}`)
    } catch (error) {
      failures += 1
      console.log(`FAILED javascript: ${promise}\n${error.stack}`)
    }
  }
  fs.rmSync(local, { recursive: true })
  process.exit(failures ? 1 : 0)
}

main().catch(error => {
  console.log(`FAILED javascript: ${error.stack}`)
  process.exit(1)
})
