import 'virtual:story/looks-of-read.css';
import './views/styles/read-room.css';
import { boot } from './views/read/boot';

boot();
